package art.painter.core.training;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.artwork.ArtworkStore;
import art.painter.api.blob.BlobStore;
import art.painter.api.blob.Content;
import art.painter.api.consent.Consents;
import art.painter.api.model.Model;
import art.painter.api.model.Models;
import art.painter.api.readiness.Finding;
import art.painter.api.readiness.Readiness;
import art.painter.api.readiness.ReadinessReport;
import art.painter.api.schedule.Schedule;
import art.painter.api.training.ModelVersion;
import art.painter.api.training.TrainingJob;
import art.painter.api.training.TrainingStore;
import art.painter.api.training.Trainings;
import art.painter.core.DaemonThreads;
import com.github.f4b6a3.uuid.UuidCreator;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trainings and versions over the store; a {@link TrainingRunner} moves them on. */
@Component(configurationPid = "art.painter.core.training")
@Designate(ocd = TrainingService.Config.class)
public final class TrainingService implements Trainings {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingService.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Configuration of trainings. */
  @ObjectClassDefinition(name = "pAInter trainings")
  @interface Config {
    @AttributeDefinition(description = "The largest package of works, in bytes.", min = "1")
    long most_package_bytes() default 2L * 1024 * 1024 * 1024;

    @AttributeDefinition(
        description = "The largest weights file that is taken from a provider, in bytes.",
        min = "1")
    long most_weights_bytes() default 2L * 1024 * 1024 * 1024;

    @AttributeDefinition(
        description = "How many connections may follow trainings live at once.",
        min = "1")
    int most_followers() default 200;
  }

  private final TrainingStore store;
  private final Models models;
  private final Readiness readiness;
  private final Consents consents;
  private final ProviderService providers;
  private final SignalHub signals;
  private final BlobStore blobs;
  private final Config config;
  private final ExecutorService workers =
      Executors.newCachedThreadPool(DaemonThreads.named("painter-training"));
  private final Followers followers = new Followers(workers);
  private final TrainingRunner runner;
  private final Decisions decisions;
  private final BiConsumer<String, String> onSignal;
  private final Runnable onProviders;

  @Activate
  public TrainingService(
      @Reference TrainingStore store,
      @Reference Models models,
      @Reference Readiness readiness,
      @Reference Consents consents,
      @Reference ProviderService providers,
      @Reference SignalHub signals,
      @Reference BlobStore blobs,
      @Reference ArtworkStore artworks,
      @Reference Schedule schedule,
      Config config) {
    this.store = store;
    this.models = models;
    this.readiness = readiness;
    this.consents = consents;
    this.providers = providers;
    this.signals = signals;
    this.blobs = blobs;
    this.config = config;
    TrainingSteps steps =
        new TrainingSteps(
            store,
            models,
            consents,
            blobs,
            new WorksPackage(blobs, artworks),
            config.most_package_bytes(),
            config.most_weights_bytes());
    this.runner = new TrainingRunner(store, providers, steps, followers, schedule);
    this.decisions = new Decisions(store, providers);
    this.onSignal =
        (provider, reference) -> workers.execute(() -> runner.wakeByReference(provider, reference));
    this.onProviders = () -> workers.execute(runner::resumeSoon);
    signals.listen(onSignal);
    providers.listen(onProviders);
  }

  @Deactivate
  void deactivate() throws InterruptedException {
    signals.ignore(onSignal);
    providers.ignore(onProviders);
    runner.close();
    workers.shutdownNow();
    if (!workers.awaitTermination(10, TimeUnit.SECONDS)) {
      LOG.warn("Somebody who follows a training does not let go.");
    }
  }

  @Override
  public TrainingJob start(
      Caller caller,
      String modelId,
      String providerId,
      String consentId,
      OptionalLong seed,
      Optional<String> idempotencyKey) {
    Model model = models.own(caller, modelId);
    idempotencyKey.ifPresent(TrainingService::checkKey);
    Optional<TrainingJob> before =
        idempotencyKey.flatMap(key -> store.findByKey(caller.accountId(), key));
    if (before.isPresent()) {
      runner.wake(before.get().id());
      return sameRequest(before.get(), modelId, providerId, consentId, seed);
    }
    providers.get(providerId);
    consents.current(caller, consentId, modelId, providerId);
    ReadinessReport report = readiness.report(caller, modelId);
    checkReady(report);
    if (report.modelRevision() != model.revision()) {
      throw PlatformException.conflict(
          MODEL_CHANGED, "The model was edited meanwhile. Look at it and start again.");
    }
    TrainingJob job =
        new TrainingJob(
            UuidCreator.getTimeOrderedEpochPlus1().toString(),
            caller.accountId(),
            modelId,
            model.revision(),
            providerId,
            consentId,
            report.id(),
            seed.orElseGet(() -> RANDOM.nextInt(Integer.MAX_VALUE)),
            TrainingJob.State.queued(),
            Instant.now());
    TrainingJob stored = store.add(job, idempotencyKey);
    if (!stored.id().equals(job.id())) {
      if (idempotencyKey.flatMap(key -> store.findByKey(caller.accountId(), key)).isPresent()) {
        return sameRequest(stored, modelId, providerId, consentId, seed);
      }
      throw PlatformException.conflict(
          RUNNING,
          "Training " + stored.id() + " of this model has not ended. Wait for it or cancel it.");
    }
    LOG.info(
        "Training {} of model {} revision {} was asked for.", job.id(), modelId, model.revision());
    runner.wake(job.id());
    return stored;
  }

  private static void checkKey(String key) {
    if (key.isBlank() || key.length() > 255) {
      throw PlatformException.invalid(
          KEY_INVALID, "Give an Idempotency-Key of 1 to 255 characters.");
    }
  }

  private static TrainingJob sameRequest(
      TrainingJob job, String modelId, String providerId, String consentId, OptionalLong seed) {
    if (job.modelId().equals(modelId)
        && job.providerId().equals(providerId)
        && job.consentId().equals(consentId)
        && seed.orElse(job.seed()) == job.seed()) {
      return job;
    }
    throw PlatformException.conflict(
        KEY_REUSED,
        "This Idempotency-Key was used for another training. Use a new key for a new one.");
  }

  private static void checkReady(ReadinessReport report) {
    if (report.ready()) {
      return;
    }
    String first =
        report.blocking().map(Finding::action).distinct().limit(5).collect(Collectors.joining(" "));
    throw PlatformException.conflict(
        NOT_READY,
        "The readiness score is %d of 100, and %d is needed%s. %s"
            .formatted(
                report.score(),
                report.threshold(),
                first.isEmpty() ? "" : " with nothing that blocks",
                first.isEmpty() ? "The readiness report says what would raise it." : first));
  }

  @Override
  public TrainingJob get(Caller caller, String id) {
    caller.loggedIn();
    return store
        .find(id)
        .filter(job -> caller.owns(job.ownerId()))
        .orElseThrow(
            () -> PlatformException.notFound(NOT_FOUND, "You have no training " + id + "."));
  }

  @Override
  public Page<TrainingJob> list(Caller caller, String modelId, Page.Request page) {
    models.own(caller, modelId);
    return store.list(modelId, page);
  }

  @Override
  public OptionalInt queuePlace(TrainingJob job) {
    return job.state().status().isFinal() || job.state().mayRun()
        ? OptionalInt.empty()
        : OptionalInt.of(store.waitingBefore(job) + 1);
  }

  @Override
  public TrainingJob cancel(Caller caller, String id) {
    store.requestCancel(get(caller, id).id());
    runner.wake(id);
    return get(caller, id);
  }

  @Override
  public Page<TrainingJob> undecided(Caller caller, Page.Request page) {
    caller.require(Role.OPERATOR);
    return store.undecided(page);
  }

  @Override
  public TrainingJob decide(Caller caller, String id, Optional<String> reference) {
    TrainingJob decided = decisions.decide(caller.require(Role.OPERATOR), id, reference);
    runner.wake(id);
    return decided;
  }

  @Override
  public Following follow(Caller caller, String id, Consumer<TrainingJob> listener) {
    TrainingJob job = get(caller, id);
    if (followers.count() >= config.most_followers()) {
      throw PlatformException.unavailable(
          TOO_MANY_FOLLOWERS, "Too many connections follow trainings now. Try again in a minute.");
    }
    Following following = followers.add(job, listener);
    try {
      followers.publish(get(caller, id));
      return following;
    } catch (RuntimeException notNow) {
      following.close();
      throw notNow;
    }
  }

  @Override
  public ModelVersion version(Caller caller, String id) {
    caller.loggedIn();
    return store
        .findVersion(id)
        .filter(version -> caller.owns(version.ownerId()))
        .orElseThrow(
            () ->
                PlatformException.notFound(
                    VERSION_NOT_FOUND, "You have no model version " + id + "."));
  }

  @Override
  public Page<ModelVersion> versions(Caller caller, String modelId, Page.Request page) {
    models.own(caller, modelId);
    return store.versions(modelId, page);
  }

  @Override
  public Content weights(Caller caller, String versionId) {
    ModelVersion version = version(caller, versionId);
    return new Content(
        "application/octet-stream",
        version.weightsBytes(),
        version.weightsHash(),
        version.triggerWord().word().toLowerCase(Locale.ROOT) + ".safetensors",
        blobs.open(version.weightsHash()));
  }
}
