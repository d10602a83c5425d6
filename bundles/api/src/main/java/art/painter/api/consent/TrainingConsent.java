package art.painter.api.consent;

import art.painter.api.artwork.Rights;
import java.time.Instant;
import java.util.List;

/**
 * An artist's consent to one training of exactly these works. It never changes.
 *
 * @param id its id
 * @param version the version of this record's form
 * @param artistId the artist's account, pseudonymous
 * @param jurisdiction the artist's country, ISO 3166-1 alpha-2
 * @param modelId the model
 * @param modelRevision the revision that the notice was about
 * @param works the works, in the order of their hashes
 * @param manifestHash SHA-256 of the works' hashes, one a line in that order, each line ended by a
 *     line feed
 * @param termsHash the license terms at that time
 * @param providerId who is to train
 * @param baseModel the base model's name and version
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
    String termsHash,
    String providerId,
    String baseModel,
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
