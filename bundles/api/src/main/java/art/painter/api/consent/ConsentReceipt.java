package art.painter.api.consent;

import java.time.Instant;

/**
 * What every generated image carries: who allowed what. It holds no legal name, e-mail address or
 * prompt.
 *
 * @param id its id
 * @param imageHash SHA-256 of the exact bytes of the image
 * @param artistId the artist's account, pseudonymous
 * @param artistName the artist's public name
 * @param modelId the model
 * @param versionId the model version
 * @param weightsHash SHA-256 of that version's weights file
 * @param baseModel the base model's name and version
 * @param providerId who generated
 * @param license the license tier that applies, or {@value #PRIVATE_TEST}
 * @param termsHash the exact license terms
 * @param consentId the training consent
 * @param promptHash SHA-256 over a random salt and the prompt
 * @param issued when
 */
public record ConsentReceipt(
    String id,
    String imageHash,
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
    String promptHash,
    Instant issued) {
  /** The license of an image that only its artist sees, made to review a training. */
  public static final String PRIVATE_TEST = "private-test";
}
