package art.painter.core.training;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.artwork.ArtworkStore;
import art.painter.api.blob.BlobStore;
import art.painter.api.blob.Content;
import art.painter.api.consent.Consents;
import art.painter.api.model.Models;
import art.painter.api.readiness.Readiness;
import art.painter.api.record.Records;
import art.painter.api.schedule.Schedule;
import art.painter.api.testoutput.TestOutputStore;
import art.painter.api.training.ModelVersion;
import art.painter.api.training.TrainingJob;
import art.painter.api.training.TrainingStore;
import art.painter.api.training.Trainings;
import art.painter.core.DaemonThreads;
import art.painter.core.blob.KeptFiles;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trainings and versions over the store; a {@link TrainingRunner} moves them on. */
@Component(
    service = {Trainings.class, EventHandler.class},
    configurationPid = "art.painter.core.training",
    property = EventConstants.EVENT_TOPIC + "=" + Consents.CHANGED_TOPIC)
@Designate(ocd = TrainingService.Config.class)
public final class TrainingService implements Trainings, EventHandler {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingService.class);

  /** Configuration of trainings. */
  @ObjectClassDefinition(name = "pAInter trainings")
  @interface Config {
    @AttributeDefinition(description = "The largest package of works, in bytes (2 GiB).", min = "1")
    long most_package_bytes() default 2L * 1024 * 1024 * 1024;

    @AttributeDefinition(
        description = "The largest weights file that is taken from a provider, in bytes (2 GiB).",
        min = "1")
    long most_weights_bytes() default 2L * 1024 * 1024 * 1024;

    @AttributeDefinition(
        description = "How many connections may follow trainings live at once.",
        min = "1")
    int most_followers() default 200;
  }

  private final TrainingStore store;
  private final Models models;
  private final ProviderService providers;
  private final SignalHub signals;
  private final BlobStore blobs;
  private final Config config;
  private final ExecutorService workers =
      Executors.newCachedThreadPool(DaemonThreads.named("painter-training"));
  private final Followers followers = new Followers(workers);
  private final TrainingRequests requests;
  private final TrainingRunner runner;
  private final WakeUps wakeUps;
  private final Decisions decisions;
  private final VersionDeletions deletions;
  private final EventAdmin events;
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
      @Reference KeptFiles files,
      @Reference ArtworkStore artworks,
      @Reference TestOutputStore outputs,
      @Reference Records records,
      @Reference Schedule schedule,
      @Reference EventAdmin events,
      Config config) {
    this.store = store;
    this.models = models;
    this.providers = providers;
    this.signals = signals;
    this.blobs = blobs;
    this.config = config;
    this.events = events;
    TrainingSteps steps =
        new TrainingSteps(
            store,
            models,
            consents,
            blobs,
            files,
            new WorksPackage(blobs, artworks),
            config.most_package_bytes(),
            config.most_weights_bytes());
    this.requests = new TrainingRequests(store, models, readiness, consents, providers);
    this.runner = new TrainingRunner(store, providers, consents, steps, followers, schedule);
    this.wakeUps = runner.wakeUps();
    this.decisions = new Decisions(store, providers);
    this.deletions =
        new VersionDeletions(
            store,
            providers,
            files,
            records,
            id -> outputs.unfinished().stream().anyMatch(output -> output.versionId().equals(id)),
            schedule);
    this.onSignal =
        (provider, reference) ->
            workers.execute(() -> wakeUps.wakeByReference(provider, reference));
    this.onProviders =
        () -> {
          workers.execute(wakeUps::resumeSoon);
          workers.execute(deletions::resume);
        };
    signals.listen(onSignal);
    providers.listen(onProviders);
    workers.execute(deletions::resume);
  }

  @Deactivate
  void deactivate() throws InterruptedException {
    signals.ignore(onSignal);
    providers.ignore(onProviders);
    runner.close();
    deletions.close();
    workers.shutdownNow();
    if (!workers.awaitTermination(10, TimeUnit.SECONDS)) {
      LOG.warn("Somebody who follows a training does not let go.");
    }
  }

  /** To be told is a hint that saves time; each step looks at its consent by itself. */
  @Override
  public void handleEvent(Event event) {
    String consentId = (String) event.getProperty(Consents.CHANGED_CONSENT);
    workers.execute(() -> wakeUps.consentChanged(consentId));
  }

  @Override
  public TrainingJob start(
      Caller caller,
      String modelId,
      String providerId,
      String consentId,
      OptionalLong seed,
      Optional<String> idempotencyKey) {
    TrainingJob job = requests.take(caller, modelId, providerId, consentId, seed, idempotencyKey);
    wakeUps.wake(job.id());
    return job;
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
    wakeUps.wake(id);
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
    wakeUps.wake(id);
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
    ModelVersion version = version(caller, versionId).usable();
    return new Content(
        "application/octet-stream",
        version.weightsBytes(),
        version.weightsHash(),
        version.triggerWord().word().toLowerCase(Locale.ROOT) + ".safetensors",
        blobs.open(version.weightsHash()));
  }

  @Override
  public ModelVersion delete(Caller caller, String versionId) {
    deletions.ask(version(caller, versionId).id());
    tell(versionId);
    return version(caller, versionId);
  }

  private void tell(String versionId) {
    try {
      events.postEvent(new Event(DELETING_TOPIC, Map.of(DELETING_VERSION, versionId)));
    } catch (RuntimeException stopping) {
      // Everybody looks at the version before they make something from it.
      LOG.warn("That version {} is deleted could not be told.", versionId, stopping);
    }
  }
}
