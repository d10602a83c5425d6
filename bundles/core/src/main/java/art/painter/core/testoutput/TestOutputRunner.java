package art.painter.core.testoutput;

import art.painter.api.PlatformException;
import art.painter.api.account.Account;
import art.painter.api.account.AccountStore;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.blob.BlobStore;
import art.painter.api.consent.ConsentReceipt;
import art.painter.api.consent.Consents;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.testoutput.TestOutput;
import art.painter.api.testoutput.TestOutputStore;
import art.painter.api.testoutput.TestOutputs;
import art.painter.api.training.Generation;
import art.painter.api.training.ModelVersion;
import art.painter.api.training.Providers;
import art.painter.api.training.Trainings;
import art.painter.core.Sha256;
import com.github.f4b6a3.uuid.UuidCreator;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the test outputs that the store says are asked for. The image and its receipt are kept
 * before the output says it is there.
 */
final class TestOutputRunner {
  private static final Logger LOG = LoggerFactory.getLogger(TestOutputRunner.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LONGEST_PAUSE_SECONDS = 60;

  private final TestOutputStore store;
  private final Trainings trainings;
  private final Providers providers;
  private final Consents consents;
  private final AccountStore accounts;
  private final BlobStore blobs;
  private final long mostImageBytes;
  private final int mostSeconds;
  private final ScheduledExecutorService alarms;
  private final ScheduledExecutorService threads;
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();

  TestOutputRunner(
      TestOutputStore store,
      Trainings trainings,
      Providers providers,
      Consents consents,
      AccountStore accounts,
      BlobStore blobs,
      long mostImageBytes,
      int mostSeconds,
      ScheduledExecutorService alarms,
      ScheduledExecutorService threads) {
    this.store = store;
    this.trainings = trainings;
    this.providers = providers;
    this.consents = consents;
    this.accounts = accounts;
    this.blobs = blobs;
    this.mostImageBytes = mostImageBytes;
    this.mostSeconds = mostSeconds;
    this.alarms = alarms;
    this.threads = threads;
  }

  void makeSoon(String id) {
    in(0, id);
  }

  private void in(int seconds, String id) {
    try {
      threads.schedule(() -> run(id), seconds, TimeUnit.SECONDS);
    } catch (RejectedExecutionException stopping) {
      LOG.debug("Test output {} is made after the restart.", id);
    }
  }

  private void run(String id) {
    try {
      Optional<TestOutput> output = store.find(id).filter(o -> !o.state().isFinal());
      if (output.isPresent()) {
        if (mayBeBilled(output.get())) {
          failed(
              output.get(),
              "Its making was interrupted, and it may have been billed. Order it again if you want it.");
        } else {
          carryOut(output.get());
        }
      }
    } catch (PlatformException notNow) {
      LOG.info("Test output {} waits: {}", id, notNow.getMessage());
      in(pauseAfter(id), id);
    } catch (RuntimeException | Error unexpected) {
      LOG.error("Test output {} is tried again.", id, unexpected);
      in(pauseAfter(id), id);
    }
  }

  /**
   * Whether the node stopped while a remote provider made it: making it again may cost once more,
   * which a person decides. Unavailable while the provider is away, and then nothing is changed.
   */
  private boolean mayBeBilled(TestOutput output) {
    if (output.state() != TestOutput.State.PROCESSING) {
      return false;
    }
    Caller artist = new Caller(output.ownerId(), Set.of(Role.ARTIST));
    return providers.get(trainings.version(artist, output.versionId()).providerId()).remote();
  }

  private void carryOut(TestOutput output) {
    try {
      store.update(output.with(TestOutput.State.PROCESSING, "Is being made."));
      store.update(output.with(make(output)));
      failures.remove(output.id());
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
      in(pauseAfter(output.id()), output.id());
      store.update(
          output.with(
              TestOutput.State.QUEUED,
              refused.getMessage() + " The image is made when it can be."));
    } else {
      failed(output, refused.getMessage());
    }
  }

  private int pauseAfter(String id) {
    int tries = failures.merge(id, 1, Integer::sum);
    return Math.min(LONGEST_PAUSE_SECONDS, 1 << Math.min(tries, 6));
  }

  private void failed(TestOutput output, String message) {
    failures.remove(output.id());
    store.update(output.with(TestOutput.State.FAILED, message));
  }

  private TestOutput.Image make(TestOutput output) throws InterruptedException {
    Caller artist = new Caller(output.ownerId(), Set.of(Role.ARTIST));
    ModelVersion version = trainings.version(artist, output.versionId());
    Generation made = generate(version, output);
    Generation.Image first = made.images().get(0);
    byte[] image = first.bytes();
    try (BlobStore.Staged staged = blobs.stage(out -> out.write(image), mostImageBytes)) {
      staged.commit();
      ConsentReceipt receipt = receipt(artist, version, output, staged.sha256());
      consents.issue(receipt);
      return new TestOutput.Image(
          staged.sha256(),
          staged.bytes(),
          first.mediaType(),
          receipt.id(),
          made.notes(),
          Instant.now());
    }
  }

  /** Interrupts a provider that takes too long, so that it does not stop everybody's images. */
  private Generation generate(ModelVersion version, TestOutput output) throws InterruptedException {
    Thread maker = Thread.currentThread();
    AtomicBoolean tooLong = new AtomicBoolean();
    Future<?> alarm =
        alarms.schedule(
            () -> {
              tooLong.set(true);
              maker.interrupt();
            },
            mostSeconds,
            TimeUnit.SECONDS);
    try {
      return providers.generate(
          version, output.id(), output.prompt(), output.seed(), output.strength());
    } catch (InterruptedException interrupted) {
      if (tooLong.get()) {
        throw PlatformException.conflict(
            TestOutputs.TOO_SLOW, "The provider took longer than " + mostSeconds + " seconds.");
      }
      throw interrupted;
    } finally {
      alarm.cancel(false);
      if (tooLong.get()) {
        // The alarm's own interrupt must not reach what comes next.
        Thread.interrupted();
      }
    }
  }

  private ConsentReceipt receipt(
      Caller artist, ModelVersion version, TestOutput output, String imageHash) {
    TrainingConsent consent = consents.get(artist, version.consentId());
    String name = accounts.find(output.ownerId()).map(Account::publicName).orElseThrow();
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    return new ConsentReceipt(
        UuidCreator.getTimeOrderedEpochPlus1().toString(),
        imageHash,
        output.ownerId(),
        name,
        version.modelId(),
        version.id(),
        version.weightsHash(),
        version.baseModel().label(),
        version.providerId(),
        ConsentReceipt.PRIVATE_TEST,
        consent.termsHash(),
        consent.id(),
        Sha256.of(HexFormat.of().formatHex(salt) + output.prompt()),
        Instant.now());
  }
}
