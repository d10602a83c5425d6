package art.painter.api.training;

import art.painter.api.model.TriggerWord;
import java.time.Instant;
import java.util.Map;

/**
 * The exact result of one training that succeeded.
 *
 * @param id its id
 * @param ownerId the artist's account
 * @param modelId the model
 * @param modelRevision the revision that was trained
 * @param trainingId the training
 * @param providerId who trained it
 * @param providerVersion the provider's name of it
 * @param triggerWord what switches it on
 * @param consentId the consent that its training rested on
 * @param baseModel the disclosure card of the base model it adapts
 * @param weightsHash SHA-256 of the {@code .safetensors} file
 * @param weightsBytes its length
 * @param details facts for people from the provider, such as rank and layer count
 * @param completed when the training ended
 */
public record ModelVersion(
    String id,
    String ownerId,
    String modelId,
    int modelRevision,
    String trainingId,
    String providerId,
    String providerVersion,
    TriggerWord triggerWord,
    String consentId,
    BaseModel baseModel,
    String weightsHash,
    long weightsBytes,
    Map<String, String> details,
    Instant completed) {
  /** Keeps its own copy of the details. */
  public ModelVersion {
    details = Map.copyOf(details);
  }
}
