package art.painter.testkit;

import art.painter.api.account.Account;
import art.painter.api.account.Role;
import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.ArtworkFacts;
import art.painter.api.artwork.Declaration;
import art.painter.api.artwork.Evidence;
import art.painter.api.artwork.Rights;
import art.painter.api.model.Model;
import art.painter.api.model.ModelSetup;
import art.painter.api.model.ModelType;
import art.painter.api.model.SafetyConfirmation;
import art.painter.api.model.TriggerWord;
import art.painter.api.receipt.ConsentReceipt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Sample values in which everything is in order. */
public final class Samples {
  /** The time at which everything in the samples happens. */
  public static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");

  private Samples() {}

  /** {@return an artist's account} */
  public static Account account() {
    return new Account(
        id("acc", 1),
        "cheri.studio@example.org",
        "Cheri Lindqvist",
        "SE",
        Set.of(Role.ARTIST),
        NOW);
  }

  /**
   * {@return a work that leaves nothing to wish for, declared as self-created; the first one has
   * creation evidence}
   *
   * @param number 1 for the first; works of different numbers look different
   */
  public static Artwork artwork(int number) {
    Map<String, String> more =
        Map.of(
            ArtworkFacts.DHASH, "%016x".formatted(scattered(2L * number)),
            ArtworkFacts.DHASH_MIRROR, "%016x".formatted(scattered(2L * number + 1)),
            ArtworkFacts.SHARPNESS, "360.5",
            ArtworkFacts.CONTRAST, "52.25",
            ArtworkFacts.DOMINANT_COLOUR, "0.08",
            ArtworkFacts.COLOUR_PROFILE, "sRGB");
    return new Artwork(
        id("art", number),
        account().id(),
        "landscape-%02d.png".formatted(number),
        new ArtworkFacts(sha256("work " + number), 800_000 + number, "image/png", 1600, 1200, more),
        Optional.of(new Declaration(Rights.SELF_CREATED, Set.of(), "", NOW)),
        number == 1 ? Optional.of(new Evidence("landscape-01.kra", 48_000_000)) : Optional.empty(),
        NOW);
  }

  /**
   * {@return the first works}
   *
   * @param count how many
   */
  public static List<Artwork> artworks(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Samples::artwork).toList();
  }

  /**
   * {@return a model of these works with everything confirmed and terms set}
   *
   * @param artworks the works
   */
  public static Model model(List<Artwork> artworks) {
    ModelSetup setup =
        new ModelSetup(
            "Northern landscapes",
            ModelType.STYLE,
            new TriggerWord("PAINTER_CHERI_V1"),
            "cheri-landscapes",
            artworks.stream().map(Artwork::id).toList(),
            Set.of(SafetyConfirmation.values()),
            Optional.of(sha256("terms")));
    return new Model(id("mod", 1), account().id(), 3, setup, NOW, NOW);
  }

  /** {@return a receipt of an image made under the creator tier} */
  public static ConsentReceipt receipt() {
    return new ConsentReceipt(
        id("rec", 1),
        account().id(),
        account().publicName(),
        id("mod", 1),
        id("ver", 1),
        sha256("weights"),
        "Sample base 1.0",
        "local",
        "creator",
        sha256("terms"),
        id("con", 1),
        2,
        sha256("salt and prompt"),
        List.of("no-real-people", "no-nudity"),
        Optional.empty());
  }

  /**
   * {@return SHA-256 of a text, 64 lower-case hex digits}
   *
   * @param text the text
   */
  public static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * {@return SHA-256 of bytes, 64 lower-case hex digits}
   *
   * @param bytes the bytes
   */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }

  /** An id that sorts by its number and cannot turn up in a sentence by chance. */
  static String id(String kind, int number) {
    return "0199%s-%012d".formatted(kind, number);
  }

  /** The mixing step of SplitMix64: neighbouring numbers get bits that have nothing in common. */
  private static long scattered(long number) {
    long z = number * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
