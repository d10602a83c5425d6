package art.painter.api.consent;

import art.painter.api.artwork.Rights;
import art.painter.api.training.BaseModel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An artist's consent to train one model from exactly these works, under these terms and with this
 * provider, as often as asked for until it is withdrawn. It never changes; its record in the log is
 * {@code CONSENT} with the same id.
 *
 * @param id its id
 * @param version the version of this record's form; 1 for those given before records were logged,
 *     on which no new training rests
 * @param artistId the artist's account, pseudonymous
 * @param jurisdiction the artist's country, ISO 3166-1 alpha-2
 * @param modelId the model
 * @param modelRevision the revision that the notice was about
 * @param works the works, in the order of their hashes
 * @param manifestHash SHA-256 of the works' hashes, one a line in that order, each line ended by a
 *     line feed; what the notice names
 * @param manifestRoot the root of the tree of {@link WorkProof}, 64 lower-case hex digits; what the
 *     logged record and the weights name
 * @param manifestSalt what the leaves' salts are derived from, 64 lower-case hex digits; the
 *     artist's secret
 * @param termsHash the license terms at that time
 * @param providerId who is to train
 * @param baseModel the base model's disclosure card
 * @param notice exactly what was read
 * @param given when
 */
public record TrainingConsent(
    String id,
    int version,
    String artistId,
    String jurisdiction,
    String modelId,
    int modelRevision,
    List<Work> works,
    String manifestHash,
    String manifestRoot,
    String manifestSalt,
    String termsHash,
    String providerId,
    BaseModel baseModel,
    Notice notice,
    Instant given) {
  /** Keeps its own copy of the works. */
  public TrainingConsent {
    works = List.copyOf(works);
  }

  /**
   * {@return what it is about, as the SHA-256 of model, provider, jurisdiction, notice and works,
   * 64 lower-case hex digits; two consents to the same have the same}
   */
  public String subject() {
    Stream<String> particulars = Stream.of(modelId, providerId, jurisdiction, notice.hash());
    Stream<String> each =
        works.stream().map(work -> work.artworkId() + " " + work.sha256() + " " + work.rights());
    String lines = Stream.concat(particulars, each).collect(Collectors.joining("\n"));
    try {
      byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /**
   * One work that the consent is about.
   *
   * @param artworkId the work
   * @param sha256 SHA-256 of its file
   * @param rights on what ground it may be used
   */
  public record Work(String artworkId, String sha256, Rights rights) {}
}
