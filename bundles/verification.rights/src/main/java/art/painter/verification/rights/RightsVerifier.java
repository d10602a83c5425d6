package art.painter.verification.rights;

import art.painter.api.ProviderId;
import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.Declaration;
import art.painter.api.artwork.Disclosure;
import art.painter.api.artwork.Rights;
import art.painter.api.verification.Verdict;
import art.painter.api.verification.VerificationSubject;
import art.painter.api.verification.Verifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Is everything declared that a reviewer needs to decide whether the works may be used? */
@Component(configurationPid = RightsVerifier.PID)
@Designate(ocd = RightsVerifier.Config.class)
@ProviderId("rights")
public final class RightsVerifier implements Verifier {
  static final String PID = "art.painter.verification.rights";

  private static final int MOST_NAMES = 5;

  private final int evidenceNeeded;

  @ObjectClassDefinition(name = "Verification: rights in the works")
  @interface Config {
    @AttributeDefinition(
        description = "For how many of the selected works creation evidence must be recorded.",
        min = "0")
    int evidence() default 1;
  }

  @Activate
  public RightsVerifier(Config config) {
    evidenceNeeded = config.evidence();
  }

  @Override
  public boolean aboutArtworks() {
    return true;
  }

  @Override
  public List<String> basis(VerificationSubject subject) {
    return subject.artworks().stream().map(RightsVerifier::line).sorted().toList();
  }

  private static String line(Artwork work) {
    String declared =
        work.declaration()
            .map(
                word ->
                    word.rights()
                        + " "
                        + new TreeSet<>(word.disclosures())
                        + " note="
                        + sha256(word.note()))
            .orElse("undeclared");
    String evidence =
        work.evidence()
            .map(file -> " evidence=" + file.bytes() + ":" + sha256(file.fileName()))
            .orElse("");
    return work.facts().sha256() + " " + declared + evidence;
  }

  /** A note may be long and may have line breaks; its hash has neither. */
  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  @Override
  public Verdict verify(VerificationSubject subject) {
    List<Artwork> works =
        subject.artworks().stream().sorted(Comparator.comparing(Artwork::fileName)).toList();
    if (works.isEmpty()) {
      return new Verdict(
          Verdict.Decision.REJECTED,
          List.of("No works are selected; select those that the model is to learn from."));
    }
    List<String> missing = missing(works);
    return missing.isEmpty()
        ? new Verdict(Verdict.Decision.REVIEW, forReviewer(works))
        : new Verdict(Verdict.Decision.REJECTED, missing);
  }

  private List<String> missing(List<Artwork> works) {
    List<String> reasons = new ArrayList<>();
    add(reasons, works, work -> work.declaration().isEmpty(), "Declare the rights you hold in %s.");
    add(
        reasons,
        works,
        declares(
            word ->
                word.rights() == Rights.COMMISSIONED
                    && !word.disclosures().contains(Disclosure.COMMISSIONED)),
        "Made on commission, but not disclosed as commissioned: %s. Add the disclosure.");
    add(
        reasons,
        works,
        declares(word -> word.rights() == Rights.WRITTEN_PERMISSION && word.note().isBlank()),
        "Say in the note who gave written permission for %s.");
    add(
        reasons,
        works,
        declares(
            word ->
                word.note().isBlank()
                    && (word.disclosures().contains(Disclosure.LICENSED)
                        || word.disclosures().contains(Disclosure.THIRD_PARTY))),
        "Say in the note whose material is in %s.");
    long evident = works.stream().filter(work -> work.evidence().isPresent()).count();
    if (evident < evidenceNeeded) {
      reasons.add(
          ("Creation evidence is recorded for %d of the works and %d is asked for; name a source"
                  + " file or progress scan.")
              .formatted(evident, evidenceNeeded));
    }
    return reasons;
  }

  /** What a reviewer should look at more closely. */
  private static List<String> forReviewer(List<Artwork> works) {
    List<String> reasons = new ArrayList<>();
    reasons.add("Everything needed is declared for all selected works; a reviewer decides.");
    add(
        reasons,
        works,
        declares(word -> word.rights() != Rights.SELF_CREATED),
        "Used on the ground of a commission or written permission: %s.");
    add(
        reasons,
        works,
        declares(word -> word.rights() == Rights.SELF_CREATED && !word.disclosures().isEmpty()),
        "Self-created with disclosures: %s.");
    return reasons;
  }

  private static Predicate<Artwork> declares(Predicate<Declaration> condition) {
    return work -> work.declaration().filter(condition).isPresent();
  }

  private static void add(
      List<String> reasons, List<Artwork> works, Predicate<Artwork> condition, String reason) {
    List<Artwork> found = works.stream().filter(condition).toList();
    if (!found.isEmpty()) {
      reasons.add(reason.replace("%s", names(found)));
    }
  }

  /** {@code "a.png", "b.png" and 3 more}. */
  private static String names(List<Artwork> works) {
    String shown =
        works.stream()
            .limit(MOST_NAMES)
            .map(work -> '"' + work.fileName().replaceAll("\\R|\\p{Cntrl}", " ") + '"')
            .collect(Collectors.joining(", "));
    return works.size() > MOST_NAMES
        ? shown + " and " + (works.size() - MOST_NAMES) + " more"
        : shown;
  }
}
