package art.painter.api.consent;

import art.painter.api.artwork.Rights;
import art.painter.api.training.BaseModel;
import java.time.Instant;
import java.util.List;

/**
 * An artist's consent to one training of exactly these works. It never changes; its record in the
 * log is {@code CONSENT} with the same id.
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
   * One work that the consent is about.
   *
   * @param artworkId the work
   * @param sha256 SHA-256 of its file
   * @param rights on what ground it may be used
   */
  public record Work(String artworkId, String sha256, Rights rights) {}
}
