package art.painter.api.training;

import art.painter.api.Page;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Where trainings and the versions that came of them are kept. Each method is one transaction. */
@ProviderType
public interface TrainingStore {
  /**
   * Adds a training, unless its artist used the key before or its model has one that has not ended.
   *
   * @param job the training
   * @param idempotencyKey the artist's key for it
   * @return the given training when it was added; else the one with that key; else the one that has
   *     not ended
   */
  TrainingJob add(TrainingJob job, Optional<String> idempotencyKey);

  /**
   * {@return the training that an artist asked for with a key}
   *
   * @param ownerId the artist
   * @param idempotencyKey the key
   */
  Optional<TrainingJob> findByKey(String ownerId, String idempotencyKey);

  /**
   * {@return the training with this id}
   *
   * @param id the id
   */
  Optional<TrainingJob> find(String id);

  /**
   * {@return a page of a model's trainings}
   *
   * @param modelId the model
   * @param page which page
   */
  Page<TrainingJob> list(String modelId, Page.Request page);

  /** {@return all trainings that have not ended, in the order they were asked for} */
  List<TrainingJob> unfinished();

  /**
   * {@return how many trainings of the same provider that have no reference yet were asked for
   * before this one}
   *
   * @param job a training that waits
   */
  int waitingBefore(TrainingJob job);

  /**
   * Marks that the artist asked to stop a training, unless it has ended.
   *
   * @param id the training
   */
  void requestCancel(String id);

  /**
   * Replaces the state of a training that has not ended; {@code cancelRequested} stays true once it
   * is.
   *
   * @param id the training
   * @param state the state, not SUCCEEDED
   * @return the training as it is stored now; an ended one is unchanged
   */
  TrainingJob update(String id, TrainingJob.State state);

  /**
   * Ends a training with its version, both or neither.
   *
   * @param id the training
   * @param state the state, SUCCEEDED with the version's id
   * @param version the version
   * @return the training as it is stored now; an ended one is unchanged and the version not added
   */
  TrainingJob succeed(String id, TrainingJob.State state, ModelVersion version);

  /**
   * {@return the version with this id}
   *
   * @param id the id
   */
  Optional<ModelVersion> findVersion(String id);

  /**
   * {@return a page of a model's versions}
   *
   * @param modelId the model
   * @param page which page
   */
  Page<ModelVersion> versions(String modelId, Page.Request page);
}
