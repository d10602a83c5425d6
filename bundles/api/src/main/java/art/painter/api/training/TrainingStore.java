package art.painter.api.training;

import art.painter.api.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /**
   * {@return the ids of trainings that have not ended and that no provider has or may have, in the
   * order they were asked for}
   *
   * @param providerId of this provider
   * @param limit at most how many
   */
  List<String> waiting(String providerId, int limit);

  /** {@return the ids of the providers that have, or are to have, trainings that have not ended} */
  Set<String> busyProviders();

  /**
   * {@return the trainings that have not ended and that a provider has or may have: their ids, with
   * the provider's ids; an empty one where the provider's id is not known yet}
   *
   * @param providerId of this provider
   */
  Map<String, String> running(String providerId);

  /**
   * {@return the training that has not ended with this reference}
   *
   * @param providerId the provider
   * @param reference the provider's id of it
   */
  Optional<TrainingJob> findByReference(String providerId, String reference);

  /**
   * Gives all trainings of a provider that have a reference and have not ended another message.
   *
   * @param providerId the provider
   * @param message one plain line
   */
  void sayToRunning(String providerId, String message);

  /**
   * {@return a page of the trainings that wait for a person's decision}
   *
   * @param page which page
   */
  Page<TrainingJob> undecided(Page.Request page);

  /**
   * {@return the ids of trainings that a provider has or may have, that have not ended and wait for
   * nobody's decision, and of which nothing has changed since a time; the earliest first}
   *
   * @param since the time
   * @param limit at most how many
   */
  List<String> unchangedSince(Instant since, int limit);

  /** {@return how many trainings there are of each provider in each status, counted by an index} */
  List<TrainingCount> counts();

  /**
   * {@return whether a training that has not ended, other than one, sends this package}
   *
   * @param packageHash SHA-256 of the package
   * @param otherThan the id of the one
   */
  boolean sendsPackage(String packageHash, String otherThan);

  /**
   * {@return how many trainings of the same provider that it neither has nor may have were asked
   * for before this one}
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
   * Replaces the state of a training, unless it has ended or was begun otherwise meanwhile, so that
   * of two who act on what they read one wins. {@code cancelRequested} stays true once it is.
   *
   * @param from the training as it was read; its attempt and reference have to be those stored now
   * @param state the state, not SUCCEEDED
   * @return the training as it is stored now; empty when nothing was changed
   */
  Optional<TrainingJob> update(TrainingJob from, TrainingJob.State state);

  /** {@return the ids of the trainings that have not ended and that somebody asked to stop} */
  List<String> canceling();

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

  /**
   * Marks that a version is to be deleted, unless it is so already.
   *
   * @param id the version
   * @param deletion the deletion as it begins
   */
  void askDeletion(String id, ModelVersion.Deletion deletion);

  /**
   * Replaces the state of the deletion of a version.
   *
   * @param id the version, whose deletion was asked for
   * @param deletion how far it is
   */
  void setDeletion(String id, ModelVersion.Deletion deletion);

  /** {@return the ids of the versions whose deletion was asked for and is not done} */
  List<String> deleting();

  /**
   * {@return the ids of trainings that have not ended and rest on this consent}
   *
   * @param consentId the consent
   */
  List<String> unfinishedUnder(String consentId);
}
