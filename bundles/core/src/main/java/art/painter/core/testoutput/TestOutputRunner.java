package art.painter.core.testoutput;

import art.painter.api.PlatformException;
import art.painter.api.account.AccountStore;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.blob.BlobStore;
import art.painter.api.consent.Consents;
import art.painter.api.receipt.IssuedImage;
import art.painter.api.receipt.Receipts;
import art.painter.api.testoutput.TestOutput;
import art.painter.api.testoutput.TestOutputStore;
import art.painter.api.testoutput.TestOutputs;
import art.painter.api.training.Generation;
import art.painter.api.training.ModelVersion;
import art.painter.api.training.Providers;
import art.painter.api.training.Trainings;
import art.painter.core.blob.KeptFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the test outputs that the store says are asked for. The image and its receipt are kept
 * before the output says it is there.
 */
final class TestOutputRunner {
  private static final Logger LOG = LoggerFactory.getLogger(TestOutputRunner.class);
  private static final int LONGEST_PAUSE_SECONDS = 60;

  private final TestOutputStore store;
  private final Trainings trainings;
  private final Providers providers;
  private final Consents consents;
  private final Receipts receipts;
  private final KeptFiles files;
  private final Issuing issuing;
  private final long mostImageBytes;
  private final int mostSeconds;
  private final ScheduledExecutorService alarms;
  private final Turns turns;
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();
  private final Map<String, Making> underWay = new ConcurrentHashMap<>();

  TestOutputRunner(
      TestOutputStore store,
      Trainings trainings,
      Providers providers,
      Consents consents,
      Receipts receipts,
      AccountStore accounts,
      KeptFiles files,
      long mostImageBytes,
      int mostSeconds,
      ScheduledExecutorService alarms,
      ScheduledExecutorService threads) {
    this.store = store;
    this.trainings = trainings;
    this.providers = providers;
    this.consents = consents;
    this.receipts = receipts;
    this.files = files;
    this.issuing = new Issuing(store, trainings, consents, receipts, accounts, mostSeconds);
    this.mostImageBytes = mostImageBytes;
    this.mostSeconds = mostSeconds;
    this.alarms = alarms;
    this.turns = new Turns(threads, this::turn);
  }

  void makeSoon(String id) {
    turns.soon(id);
  }

  /** Those that wait are told at once and not when their turn comes; what is made is given up. */
  void changed(Predicate<ModelVersion> concerned) {
    try {
      store.unfinished().stream()
          .filter(output -> concerned.test(version(output)))
          .forEach(
              output ->
                  obstacle(output)
                      .filter(TestOutputRunner::isForGood)
                      .ifPresentOrElse(why -> giveUp(output, why), () -> turns.soon(output.id())));
    } catch (RuntimeException notNow) {
      LOG.warn("The outputs whose consent or version changed are looked at in turn.", notNow);
    }
  }

  /** It is not there any more; who makes it stops. */
  void deleted(String id) {
    failures.remove(id);
    Optional.ofNullable(underWay.get(id)).ifPresent(making -> making.giveUp(gone(id)));
  }

  static PlatformException gone(String id) {
    return PlatformException.notFound(TestOutputs.NOT_FOUND, "Test output " + id + " was deleted.");
  }

  private void giveUp(TestOutput output, PlatformException obstacle) {
    Optional<Making> making = Optional.ofNullable(underWay.get(output.id()));
    if (making.isPresent()) {
      making.get().giveUp(obstacle);
    } else if (output.state() == TestOutput.State.QUEUED
        && receipts.issued(output.id()).isEmpty()) {
      ended(output, obstacle);
    } else {
      turns.soon(output.id());
    }
  }

  private void turn(String id) {
    try {
      store.find(id).filter(output -> !output.state().isFinal()).ifPresent(this::goOn);
    } catch (PlatformException notNow) {
      LOG.info("Test output {} waits: {}", id, notNow.getMessage());
      turns.in(pauseAfter(id), id);
    } catch (RuntimeException | Error unexpected) {
      LOG.error("Test output {} is tried again.", id, unexpected);
      turns.in(pauseAfter(id), id);
    }
  }

  private void goOn(TestOutput output) {
    Optional<IssuedImage> issued = receipts.issued(output.id());
    Optional<PlatformException> obstacle = obstacle(output);
    if (issued.isPresent()) {
      // The node stopped between the receipt and the output, and what the provider noted is lost.
      finish(output, issued.get(), List.of());
    } else if (obstacle.filter(TestOutputRunner::isForGood).isPresent()) {
      ended(output, obstacle.get());
    } else if (mayBeBilled(output)) {
      failed(
          output,
          "Its making was interrupted, and it may have been billed. Order it again if you want it.");
    } else if (obstacle.isPresent()) {
      later(output, obstacle.get().getMessage());
    } else {
      carryOut(output);
    }
  }

  private Optional<PlatformException> obstacle(TestOutput output) {
    try {
      requireUsable(output);
      return Optional.empty();
    } catch (PlatformException obstacle) {
      if (obstacle.kind() == PlatformException.Kind.CONFLICT) {
        return Optional.of(obstacle);
      }
      throw obstacle;
    }
  }

  private void requireUsable(TestOutput output) {
    consents.requireInForce(version(output).usable().consentId());
  }

  private static boolean isForGood(PlatformException obstacle) {
    return Set.of(Consents.WITHDRAWN, Consents.OUTDATED, Trainings.VERSION_DELETED)
        .contains(obstacle.code());
  }

  /**
   * Whether the node stopped while a remote provider made it: making it again may cost once more,
   * which a person decides. Unavailable while the provider is away, and then nothing is changed.
   */
  private boolean mayBeBilled(TestOutput output) {
    return output.state() == TestOutput.State.PROCESSING
        && providers.get(version(output).providerId()).remote();
  }

  private void carryOut(TestOutput output) {
    try {
      store.update(output.with(TestOutput.State.PROCESSING, "Is being made."));
      make(output);
    } catch (InterruptedException stopping) {
      LOG.debug("Test output {} is made after the restart.", output.id());
      Thread.currentThread().interrupt();
    } catch (PlatformException refused) {
      refused(output, refused);
    } catch (RuntimeException | LinkageError unexpected) {
      LOG.error("Test output {} failed.", output.id(), unexpected);
      failed(
          output,
          "The image could not be made because of an error in the provider or the platform.");
    }
  }

  private void refused(TestOutput output, PlatformException refused) {
    if (refused.kind() == PlatformException.Kind.UNAVAILABLE) {
      later(output, refused.getMessage() + " The image is made when it can be.");
    } else if (refused.code().equals(Consents.PAUSED)) {
      later(output, refused.getMessage());
    } else if (isForGood(refused)) {
      ended(output, obstacle(output).orElse(refused));
    } else {
      failed(output, refused.getMessage());
    }
  }

  private void later(TestOutput output, String message) {
    turns.in(pauseAfter(output.id()), output.id());
    store.update(output.with(TestOutput.State.QUEUED, message));
  }

  private int pauseAfter(String id) {
    return pauseAfter(failures.merge(id, 1, Integer::sum));
  }

  static int pauseAfter(int tries) {
    return Math.min(LONGEST_PAUSE_SECONDS, 1 << Math.min(tries, 6));
  }

  private void ended(TestOutput output, PlatformException obstacle) {
    failed(output, obstacle.getMessage() + " No image is made.");
  }

  private void failed(TestOutput output, String message) {
    failures.remove(output.id());
    files.remove(
        () -> store.file(output.id()),
        () -> store.update(output.with(TestOutput.State.FAILED, message)));
  }

  private void finish(TestOutput output, IssuedImage image, List<String> notes) {
    failures.remove(output.id());
    store.update(
        output.with(
            new TestOutput.Image(
                image.sha256(),
                image.bytes(),
                image.mediaType(),
                image.receiptId(),
                notes,
                image.issued())));
  }

  private void make(TestOutput output) throws InterruptedException {
    ModelVersion version = version(output);
    Generation made = generate(version, output);
    Generation.Image first = made.images().get(0);
    byte[] image = first.bytes();
    if (image.length > mostImageBytes) {
      throw PlatformException.invalid(
          BlobStore.TOO_LARGE,
          "The provider's image has more than the %,d bytes that this node takes."
              .formatted(mostImageBytes));
    }
    finish(output, issuing.issue(version, output, image, first.mediaType()), made.notes());
  }

  /** Interrupts a provider that takes too long, so that it does not stop everybody's images. */
  private Generation generate(ModelVersion version, TestOutput output) throws InterruptedException {
    Making making = new Making();
    underWay.put(output.id(), making);
    Future<?> alarm =
        alarms.schedule(() -> making.giveUp(tooSlow()), mostSeconds, TimeUnit.SECONDS);
    try {
      // From here on a withdrawal or deletion is either seen now or interrupts.
      requireUsable(output);
      return providers.generate(
          version, output.id(), output.prompt(), output.seed(), output.strength());
    } catch (InterruptedException interrupted) {
      throw making.end().orElseThrow(() -> interrupted);
    } finally {
      alarm.cancel(false);
      making.end();
      underWay.remove(output.id());
    }
  }

  private PlatformException tooSlow() {
    return PlatformException.conflict(
        TestOutputs.TOO_SLOW, "The provider took longer than " + mostSeconds + " seconds.");
  }

  private ModelVersion version(TestOutput output) {
    return trainings.version(artist(output), output.versionId());
  }

  private static Caller artist(TestOutput output) {
    return new Caller(output.ownerId(), Set.of(Role.ARTIST));
  }
}
