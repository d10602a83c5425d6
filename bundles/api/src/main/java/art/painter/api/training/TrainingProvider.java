package art.painter.api.training;

import art.painter.api.PlatformException;
import art.painter.api.SelfChecked;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
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
public interface TrainingProvider extends SelfChecked {
  /** The code of a reference that the provider does not know (any more). */
  String UNKNOWN = "training.unknown-to-provider";

  /** The code of a start of which nobody can say whether it was accepted. */
  String UNCLEAR = "training.start-unclear";

  /** The code of a preparation that cannot be used any more; the platform prepares again. */
  String STALE = "training.preparation-stale";

  /** The code of a search that cannot tell which training is the one that was begun, if any. */
  String UNDECIDED = "training.start-undecided";

  /** The code of images that the provider made but withheld, such as by a safety filter. */
  String WITHHELD = "training.images-withheld";

  /** The code of a webhook that is not from whom it says it is. */
  String WEBHOOK_FORGED = "training.webhook-forged";

  /** The code of a webhook for a provider that takes none. */
  String NO_WEBHOOKS = "training.no-webhooks";

  /** {@return what this provider is; quick, no network} */
  ProviderDescription describe();

  /**
   * Does what comes before a start and may be done again freely, such as uploading the works, and
   * returns what {@link #start} and {@link #find} need of it. The platform keeps that before it
   * calls {@link #start}. Nothing by default.
   *
   * @param order what to train
   * @return the preparation in the provider's own form, at most {@value #MOST_PREPARATION}
   *     characters, without secrets
   * @throws PlatformException INVALID when the order can never work; UNAVAILABLE when trying again
   *     later may help
   */
  default String prepare(TrainingOrder order) {
    return "";
  }

  /** The longest preparation. */
  int MOST_PREPARATION = 10_000;

  /**
   * Begins a training of the base model that {@link #describe} names now, and of no other whatever
   * becomes of the provider meanwhile, and returns without waiting for it. It is called a second
   * time for one preparation only after it refused clearly, or {@link #find} or an operator said
   * that there is none.
   *
   * @param order what to train
   * @param preparation what {@link #prepare} returned
   * @return the provider's own id of the training, by which the platform asks from now on
   * @throws PlatformException UNAVAILABLE {@link #UNCLEAR} when it may have begun; CONFLICT {@link
   *     #STALE} when it has not and must be prepared again; else, when it has certainly not begun,
   *     INVALID when the order can never work, and UNAVAILABLE when trying again later may help.
   *     Anything else that is thrown counts as unclear
   */
  String start(TrainingOrder order, String preparation);

  /**
   * Looks for the training that a {@link #start} without a clear end may have begun. By default
   * none, which is right for a provider to which the same order is the same training, so that
   * starting it again is safe.
   *
   * @param preparation what it was started with
   * @param attempted when
   * @return its reference, or empty when it certainly was not begun and never will be
   * @throws PlatformException UNAVAILABLE when it cannot tell yet; CONFLICT {@link #UNDECIDED} when
   *     only a person can
   */
  default Optional<String> find(String preparation, Instant attempted) {
    return Optional.empty();
  }

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
   * Tells how many trainings stand, for less than asking for each. Those that it cannot tell of in
   * passing are left out; the platform asks for them alone. By default each is asked for.
   *
   * @param references the provider's ids of trainings
   * @param each takes the reports, in any order, one at a time
   * @throws PlatformException UNAVAILABLE when it cannot tell now
   */
  default void statuses(Set<String> references, BiConsumer<String, TrainingReport> each) {
    for (String reference : references) {
      TrainingReport report;
      try {
        report = status(reference);
      } catch (PlatformException askedForAlone) {
        continue;
      }
      each.accept(reference, report);
    }
  }

  /**
   * Takes a message that the provider's service sent to the platform's webhook, and proves where it
   * comes from. The platform then asks for the status: nothing is believed because of a webhook.
   *
   * @param headers the request's headers by lower-case name
   * @param body the request's body, as it came
   * @return the reference of the training that has news; empty when there are none that matter
   * @throws PlatformException NOT_FOUND {@link #NO_WEBHOOKS}, which is the default; DENIED {@link
   *     #WEBHOOK_FORGED}
   */
  default Optional<String> webhook(Map<String, String> headers, byte[] body) {
    throw PlatformException.notFound(NO_WEBHOOKS, "This provider takes no webhooks.");
  }

  /**
   * Stops a training. Nothing happens when it has ended; {@link #status} tells what became of it.
   *
   * @param reference the provider's id of the training
   * @throws PlatformException NOT_FOUND {@link #UNKNOWN}; UNAVAILABLE when it cannot stop it now
   */
  void cancel(String reference);

  /**
   * Makes images and waits for them.
   *
   * @param order what to make
   * @return the images, at least one; fewer than were ordered when some were withheld, and then a
   *     note says so
   * @throws PlatformException INVALID when the order can never work; CONFLICT {@link #WITHHELD}
   *     when all images were withheld; UNAVAILABLE when trying again later may help
   * @throws InterruptedException when the calling thread was interrupted
   */
  Generation generate(GenerationOrder order) throws InterruptedException;

  /**
   * Removes everything that the provider keeps of a training: its version, weights and working
   * files. When this returns, the provider has looked and nothing is left.
   *
   * @param reference the provider's id of the training
   * @param version the provider's name of the version that came of it, if one did
   * @throws PlatformException CONFLICT when the provider refuses, with a code and words that name
   *     the obstacle; UNAVAILABLE when it cannot now, or when it takes time and should be asked for
   *     again
   */
  void delete(String reference, Optional<String> version);
}
