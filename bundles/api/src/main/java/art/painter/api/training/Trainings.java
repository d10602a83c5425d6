package art.painter.api.training;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.blob.Content;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** Starts, follows and cancels trainings, and hands out what came of them. */
@ProviderType
public interface Trainings {
  /** The code of a training that does not exist, or not for this caller. */
  String NOT_FOUND = "training.not-found";

  /** The code of a version that does not exist, or not for this caller. */
  String VERSION_NOT_FOUND = "version.not-found";

  /** The code of a model that is not ready to be trained; the message names what to mend first. */
  String NOT_READY = "training.not-ready";

  /** The code of a model of which a training runs already. */
  String RUNNING = "training.already-running";

  /** The code of an idempotency key that was used for another request. */
  String KEY_REUSED = "training.key-reused";

  /** The code of a weights file that a provider announced but could not hand over. */
  String WEIGHTS_UNAVAILABLE = "training.weights-unavailable";

  /** The code of a work whose stored file is not the one that was agreed to. */
  String WORK_DAMAGED = "training.work-damaged";

  /** The code of following when as many follow as the node allows. */
  String TOO_MANY_FOLLOWERS = "training.too-many-followers";

  /** The code of a model that was edited while its training was being asked for. */
  String MODEL_CHANGED = "training.model-changed";

  /** The code of a decision about a training that waits for none. */
  String NOT_UNDECIDED = "training.not-undecided";

  /** The code of an idempotency key that is too long. */
  String KEY_INVALID = "training.key-invalid";

  /** The code of a version that is deleted, or is about to be. */
  String VERSION_DELETED = "version.deleted";

  /**
   * The OSGi event (Event Admin) that is sent after a version's deletion was asked for. A hint to
   * look: {@link ModelVersion#deletion} tells what is so.
   */
  String DELETING_TOPIC = "art/painter/version/DELETING";

  /** The event's property with the id of the version. */
  String DELETING_VERSION = "version.id";

  /**
   * Asks for a training. When this returns, the job survives anything.
   *
   * @param caller the model's owner
   * @param modelId the model
   * @param providerId who is to train
   * @param consentId the artist's consent to exactly this
   * @param seed where randomness starts; drawn when empty
   * @param idempotencyKey the same key of the same caller answers with the same training, 1 to 255
   *     characters
   * @return the job
   * @throws PlatformException NOT_FOUND; CONFLICT {@link #NOT_READY}, {@link #RUNNING}, {@link
   *     #KEY_REUSED} or as {@link art.painter.api.consent.Consents#current}; UNAVAILABLE {@link
   *     Providers#UNAVAILABLE}
   */
  TrainingJob start(
      Caller caller,
      String modelId,
      String providerId,
      String consentId,
      OptionalLong seed,
      Optional<String> idempotencyKey);

  /**
   * {@return a training}
   *
   * @param caller its artist
   * @param id its id
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}
   */
  TrainingJob get(Caller caller, String id);

  /**
   * {@return a model's trainings}
   *
   * @param caller the model's owner
   * @param modelId the model
   * @param page which page
   * @throws PlatformException NOT_FOUND for a foreign model
   */
  Page<TrainingJob> list(Caller caller, String modelId, Page.Request page);

  /**
   * {@return how many trainings of the same provider go first, plus one; empty once the training
   * runs or has ended}
   *
   * @param job the training
   */
  OptionalInt queuePlace(TrainingJob job);

  /**
   * Asks to stop a training. Nothing happens when it has ended.
   *
   * @param caller its artist
   * @param id its id
   * @return the training; it becomes CANCELED once the provider has stopped
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}
   */
  TrainingJob cancel(Caller caller, String id);

  /**
   * {@return a page of the trainings whose provider may or may not have begun them, and which wait
   * for a person to look}
   *
   * @param caller an operator, since the provider's account and its bill are theirs
   * @param page which page
   * @throws PlatformException DENIED for anybody else
   */
  Page<TrainingJob> undecided(Caller caller, Page.Request page);

  /**
   * Decides about a training of which the platform cannot tell whether its provider has begun it.
   *
   * @param caller an operator
   * @param id the training
   * @param reference the provider's id of the training that the operator found in the provider's
   *     account; empty when the operator looked and there is none, so that it is begun again
   * @return the training
   * @throws PlatformException DENIED for anybody else; NOT_FOUND {@link #NOT_FOUND}; CONFLICT
   *     {@link #NOT_UNDECIDED}; UNAVAILABLE {@link Providers#UNAVAILABLE}; INVALID {@link
   *     TrainingProvider#UNKNOWN} when the provider knows no such training
   */
  TrainingJob decide(Caller caller, String id, Optional<String> reference);

  /**
   * Follows a training: the listener gets its state now and after every change, in order, one at a
   * time, until the handle is closed. A slow listener misses states in between but never the last.
   *
   * @param caller its artist
   * @param id its id
   * @param listener gets the states, on a thread of the platform
   * @return the handle
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}
   */
  Following follow(Caller caller, String id, Consumer<TrainingJob> listener);

  /** A training that is being followed. */
  interface Following extends AutoCloseable {
    /** Stops following. */
    @Override
    void close();
  }

  /**
   * {@return a version}
   *
   * @param caller its artist
   * @param id its id
   * @throws PlatformException NOT_FOUND {@link #VERSION_NOT_FOUND}
   */
  ModelVersion version(Caller caller, String id);

  /**
   * {@return a model's versions}
   *
   * @param caller the model's owner
   * @param modelId the model
   * @param page which page
   * @throws PlatformException NOT_FOUND for a foreign model
   */
  Page<ModelVersion> versions(Caller caller, String modelId, Page.Request page);

  /**
   * {@return a version's weights file, {@code application/octet-stream}}
   *
   * @param caller its artist
   * @param versionId the version
   * @throws PlatformException NOT_FOUND {@link #VERSION_NOT_FOUND}; CONFLICT {@link
   *     #VERSION_DELETED}
   */
  Content weights(Caller caller, String versionId);

  /**
   * Deletes a version for good: its weights on this node, and all that its provider keeps of it.
   * When this returns, nothing is made from it any more, and its deletion survives anything; it
   * goes on until the provider says that nothing is left, and is then logged. Asking again answers
   * how far it is.
   *
   * @param caller its artist
   * @param versionId the version
   * @return the version with its deletion
   * @throws PlatformException NOT_FOUND {@link #VERSION_NOT_FOUND}
   */
  ModelVersion delete(Caller caller, String versionId);
}
