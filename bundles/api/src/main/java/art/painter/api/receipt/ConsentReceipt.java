package art.painter.api.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the receipt of an image says: who allowed what. It holds no legal name, e-mail address or
 * prompt. The image's hash and the time are added when it is issued.
 *
 * @param id its id; the same for the same image, so that it is issued once
 * @param artistId the artist's account, pseudonymous
 * @param artistName the artist's public name
 * @param modelId the model
 * @param versionId the model version
 * @param weightsHash SHA-256 of that version's weights file
 * @param baseModel the base model's name and version
 * @param providerId who generated
 * @param license the license tier that applies, or {@value #PRIVATE_TEST}
 * @param termsHash the exact license terms
 * @param consentId the training consent's record
 * @param consentVersion the version of that record's form
 * @param promptHash SHA-256 over the salt's 32 hex digits and the prompt, in UTF-8; who ordered the
 *     image knows the salt
 * @param restrictions the ids of the restrictions that were checked, in order; none for private
 *     tests
 * @param validUntil until when the license of the image lasts; empty when it does not end
 */
public record ConsentReceipt(
    String id,
    String artistId,
    String artistName,
    String modelId,
    String versionId,
    String weightsHash,
    String baseModel,
    String providerId,
    String license,
    String termsHash,
    String consentId,
    int consentVersion,
    String promptHash,
    List<String> restrictions,
    Optional<Instant> validUntil) {
  /** The license of an image that only its artist sees, made to review a training. */
  public static final String PRIVATE_TEST = "private-test";

  /** Keeps its own copy of the restrictions. */
  public ConsentReceipt {
    restrictions = List.copyOf(restrictions);
  }
}
