package art.painter.core.testoutput;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.AccountStore;
import art.painter.api.account.Caller;
import art.painter.api.blob.BlobStore;
import art.painter.api.blob.Content;
import art.painter.api.consent.Consents;
import art.painter.api.receipt.Receipts;
import art.painter.api.testoutput.Review;
import art.painter.api.testoutput.TestOutput;
import art.painter.api.testoutput.TestOutputStore;
import art.painter.api.testoutput.TestOutputs;
import art.painter.api.training.ModelVersion;
import art.painter.api.training.Providers;
import art.painter.api.training.Trainings;
import art.painter.core.DaemonThreads;
import art.painter.core.blob.KeptFiles;
import com.github.f4b6a3.uuid.UuidCreator;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Test outputs over the store; a {@link TestOutputRunner} makes them. */
@Component(
    service = {TestOutputs.class, EventHandler.class},
    configurationPid = "art.painter.core.testoutput",
    property = {
      EventConstants.EVENT_TOPIC + "=" + Consents.CHANGED_TOPIC,
      EventConstants.EVENT_TOPIC + "=" + Trainings.DELETING_TOPIC
    })
@Designate(ocd = TestOutputService.Config.class)
public final class TestOutputService implements TestOutputs, EventHandler {
  private static final Logger LOG = LoggerFactory.getLogger(TestOutputService.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LONGEST_PROMPT = 1000;
  private static final int SALT_BYTES = 16;

  /** Configuration of test outputs. */
  @ObjectClassDefinition(name = "pAInter test outputs")
  @interface Config {
    @AttributeDefinition(
        description = "How many test images are made at once, for all artists together.",
        min = "1")
    int at_once() default 1;

    @AttributeDefinition(description = "How many test outputs of one artist may wait.", min = "1")
    int most_waiting_per_artist() default 50;

    @AttributeDefinition(
        description = "Seconds after which an image that is not there is given up.",
        min = "1")
    int most_seconds() default 600;

    @AttributeDefinition(
        description = "The largest image that is taken from a provider, in bytes (50 MiB).",
        min = "1")
    long most_image_bytes() default 50L * 1024 * 1024;
  }

  private final TestOutputStore store;
  private final Trainings trainings;
  private final Consents consents;
  private final BlobStore blobs;
  private final KeptFiles files;
  private final Config config;
  private final ScheduledExecutorService threads;
  private final ScheduledExecutorService alarms =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("painter-test-output-alarms"));
  private final TestOutputRunner runner;

  @Activate
  public TestOutputService(
      @Reference TestOutputStore store,
      @Reference Trainings trainings,
      @Reference Providers providers,
      @Reference Consents consents,
      @Reference Receipts receipts,
      @Reference AccountStore accounts,
      @Reference BlobStore blobs,
      @Reference KeptFiles files,
      Config config) {
    this.store = store;
    this.trainings = trainings;
    this.consents = consents;
    this.blobs = blobs;
    this.files = files;
    this.config = config;
    this.threads =
        Executors.newScheduledThreadPool(
            config.at_once(), DaemonThreads.named("painter-test-outputs"));
    this.runner =
        new TestOutputRunner(
            store,
            trainings,
            providers,
            consents,
            receipts,
            accounts,
            files,
            config.most_image_bytes(),
            config.most_seconds(),
            alarms,
            threads);
    threads.execute(() -> store.unfinished().forEach(output -> runner.makeSoon(output.id())));
  }

  @Deactivate
  void deactivate() throws InterruptedException {
    alarms.shutdownNow();
    threads.shutdownNow();
    if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
      LOG.warn("A generation did not stop in time; it is made again at the next start.");
    }
  }

  /** To be told is a hint that saves time; each output looks at what it rests on in its turn. */
  @Override
  public void handleEvent(Event event) {
    Object consentId = event.getProperty(Consents.CHANGED_CONSENT);
    Object versionId = event.getProperty(Trainings.DELETING_VERSION);
    alarms.execute(
        () ->
            runner.changed(
                version ->
                    version.consentId().equals(consentId) || version.id().equals(versionId)));
  }

  @Override
  public TestOutput generate(
      Caller caller,
      String versionId,
      String prompt,
      OptionalLong seed,
      double strength,
      Optional<String> idempotencyKey) {
    ModelVersion version = trainings.version(caller, versionId);
    String text = prompt.strip();
    check(
        !text.isEmpty()
            && text.length() <= LONGEST_PROMPT
            && text.chars().noneMatch(Character::isISOControl),
        "Write a prompt of 1 to 1,000 characters on one line.");
    check(
        strength >= 0 && strength <= 2,
        "Give a strength from 0 (base model alone) to 2; 1 is as trained.");
    check(
        idempotencyKey.filter(key -> key.isBlank() || key.length() > 255).isEmpty(),
        "Give an Idempotency-Key of 1 to 255 characters.");
    Optional<TestOutput> before =
        idempotencyKey.flatMap(key -> store.findByKey(caller.accountId(), key));
    if (before.isPresent()) {
      return sameRequest(before.get(), versionId, text, seed, strength);
    }
    consents.requireInForce(version.usable().consentId());
    if (store.countUnfinished(caller.accountId()) >= config.most_waiting_per_artist()) {
      throw PlatformException.conflict(
          TOO_MANY,
          "You have %d test outputs waiting, as many as this node allows. Wait for some of them."
              .formatted(config.most_waiting_per_artist()));
    }
    TestOutput output =
        new TestOutput(
            // Its receipt's id too: who knows one of them must not be able to tell the next.
            UuidCreator.getTimeOrderedEpoch().toString(),
            caller.accountId(),
            versionId,
            text,
            seed.orElseGet(() -> RANDOM.nextInt(Integer.MAX_VALUE)),
            strength,
            promptSalt(),
            TestOutput.State.QUEUED,
            "Waits for its turn.",
            Optional.empty(),
            Optional.empty(),
            Instant.now());
    TestOutput stored = store.add(output, idempotencyKey);
    if (!stored.id().equals(output.id())) {
      return sameRequest(stored, versionId, text, seed, strength);
    }
    runner.makeSoon(stored.id());
    return stored;
  }

  private static String promptSalt() {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  private static TestOutput sameRequest(
      TestOutput output, String versionId, String prompt, OptionalLong seed, double strength) {
    if (output.versionId().equals(versionId)
        && output.prompt().equals(prompt)
        && output.strength() == strength
        && seed.orElse(output.seed()) == output.seed()) {
      return output;
    }
    throw PlatformException.conflict(
        KEY_REUSED,
        "This Idempotency-Key was used for another test output. Use a new key for a new one.");
  }

  private static void check(boolean good, String message) {
    if (!good) {
      throw PlatformException.invalid(INVALID, message);
    }
  }

  @Override
  public TestOutput get(Caller caller, String id) {
    caller.loggedIn();
    return store
        .find(id)
        .filter(output -> caller.owns(output.ownerId()))
        .orElseThrow(
            () -> PlatformException.notFound(NOT_FOUND, "You have no test output " + id + "."));
  }

  @Override
  public Page<TestOutput> list(Caller caller, String versionId, Page.Request page) {
    trainings.version(caller, versionId);
    return store.list(versionId, page);
  }

  @Override
  public Content image(Caller caller, String id) {
    TestOutput.Image image =
        get(caller, id)
            .image()
            .orElseThrow(
                () -> PlatformException.notFound(NO_IMAGE, "The image is not there (yet)."));
    String extension = image.mediaType().substring(image.mediaType().indexOf('/') + 1);
    return new Content(
        image.mediaType(),
        image.bytes(),
        image.sha256(),
        id + "." + extension,
        blobs.open(image.sha256()));
  }

  @Override
  public TestOutput review(Caller caller, String id, Review review) {
    if (get(caller, id).image().isEmpty()) {
      throw PlatformException.conflict(
          NO_IMAGE, "There is nothing to review yet. Wait for the image.");
    }
    store.setReview(id, review);
    return get(caller, id);
  }

  @Override
  public void delete(Caller caller, String id) {
    get(caller, id);
    files.remove(() -> store.file(id), () -> store.remove(id));
    runner.deleted(id);
  }
}
