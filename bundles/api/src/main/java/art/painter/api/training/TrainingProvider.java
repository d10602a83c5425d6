package art.painter.api.training;

import art.painter.api.PlatformException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Trains LoRAs of one base model and generates from them, chosen by its {@link
 * art.painter.api.ProviderId}.
 *
 * <p>The job itself is the platform's: a provider may vanish and come back, as the same bundle or a
 * newer one, also after the process was killed, and is then asked for the status of what it began
 * before. Implementations must be safe for concurrent calls and may be interrupted.
 */
@ConsumerType
public interface TrainingProvider {
  /** The code of a reference that the provider does not know (any more). */
  String UNKNOWN = "training.unknown-to-provider";

  /** {@return what this provider is; quick, no network} */
  ProviderDescription describe();

  /**
   * Begins a training and returns without waiting for it.
   *
   * @param order what to train
   * @return the provider's own id of the training, by which the platform asks from now on
   * @throws PlatformException INVALID when the order can never work; UNAVAILABLE when trying again
   *     later may help
   */
  String start(TrainingOrder order);

  /**
   * Tells how a training stands. A provider that works on this machine goes on with a training that
   * it finds interrupted.
   *
   * @param reference the provider's id of the training
   * @return the report
   * @throws PlatformException NOT_FOUND {@link #UNKNOWN}; UNAVAILABLE when it cannot tell now
   */
  TrainingReport status(String reference);

  /**
   * Stops a training. Nothing happens when it has ended; {@link #status} tells what became of it.
   *
   * @param reference the provider's id of the training
   * @throws PlatformException NOT_FOUND {@link #UNKNOWN}; UNAVAILABLE when it cannot stop it now
   */
  void cancel(String reference);

  /**
   * Makes an image and waits for it.
   *
   * @param order what to make
   * @return the image
   * @throws PlatformException INVALID when the order can never work; UNAVAILABLE when trying again
   *     later may help
   * @throws InterruptedException when the calling thread was interrupted
   */
  Generation generate(GenerationOrder order) throws InterruptedException;

  /**
   * Removes everything that the provider keeps of a training: its version, weights and working
   * files. Fine when nothing is left.
   *
   * @param reference the provider's id of the training
   * @throws PlatformException CONFLICT when the provider refuses, saying why; UNAVAILABLE when it
   *     cannot now
   */
  void delete(String reference);
}
