package art.painter.api.training;

import art.painter.api.PlatformException;
import art.painter.api.model.TriggerWord;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

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
 * @param deletion that its artist asked to delete it; empty while nobody did
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
    Instant completed,
    Optional<Deletion> deletion) {
  /** Keeps its own copy of the details. */
  public ModelVersion {
    details = Map.copyOf(details);
  }

  /**
   * {@return this version, from which something is to be made}
   *
   * @throws PlatformException CONFLICT {@link Trainings#VERSION_DELETED} since its deletion was
   *     asked for
   */
  public ModelVersion usable() {
    if (deletion.isPresent()) {
      throw PlatformException.conflict(
          Trainings.VERSION_DELETED,
          "You had this version deleted. Train the model again to have another.");
    }
    return this;
  }

  /**
   * The deletion of a version's weights, here and at its provider. What is known of the version
   * stays, since receipts name it.
   *
   * @param asked when its artist asked for it; nothing is made from the version since
   * @param message one plain line: what is gone, or what it waits for
   * @param completed when all of it was done
   * @param recordId the record of it in the log, once it is done
   */
  public record Deletion(
      Instant asked, String message, Optional<Instant> completed, Optional<String> recordId) {}
}
