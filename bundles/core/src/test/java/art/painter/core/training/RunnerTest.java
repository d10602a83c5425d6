package art.painter.core.training;

import static org.junit.jupiter.api.Assertions.fail;

import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.ArtworkFacts;
import art.painter.api.artwork.ArtworkStore;
import art.painter.api.artwork.Rights;
import art.painter.api.consent.Consents;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.model.Model;
import art.painter.api.model.ModelSetup;
import art.painter.api.model.ModelType;
import art.painter.api.model.Models;
import art.painter.api.model.TriggerWord;
import art.painter.api.training.TrainingJob;
import art.painter.api.training.TrainingProvider;
import art.painter.core.blob.KeptFiles;
import art.painter.core.consent.ConsentScene;
import art.painter.core.plugin.FakeReference;
import art.painter.core.plugin.LeaseDesk;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;

/** A runner over memory, and a provider that does as it is told. */
abstract class RunnerTest {
  final MemoryTrainings store = new MemoryTrainings();
  final MemoryBlobs blobs = new MemoryBlobs();
  final ProviderService providers =
      new ProviderService(blobs, new SignalHub(), LeaseDesk.standard());
  final FakeReference<TrainingProvider> reference = FakeReference.of("scripted", "1.0.0", 0);
  final ExecutorService workers = Executors.newCachedThreadPool();
  final MemorySchedule schedule = new MemorySchedule();
  final KeptFiles files = new KeptFiles(blobs, store::uses);
  final String work = blobs.put("a picture".getBytes());
  final ConsentScene scene = new ConsentScene();
  final Consents consents = consents("c", "d");
  TrainingRunner runner = runner();

  /** The artist's consents, whose changes are told to the runner that there is then. */
  private Consents consents(String... ids) {
    for (String id : ids) {
      scene.given(id, "o", List.of(new TrainingConsent.Work("a", work, Rights.SELF_CREATED)));
    }
    scene.listen(
        event ->
            runner.wakeUps().consentChanged((String) event.getProperty(Consents.CHANGED_CONSENT)));
    return scene.consents;
  }

  TrainingRunner runner() {
    TrainingSteps steps =
        new TrainingSteps(
            store,
            answering(Models.class, model()),
            consents,
            blobs,
            files,
            new WorksPackage(blobs, answering(ArtworkStore.class, List.of(artwork()))),
            1000,
            1000);
    return new TrainingRunner(store, providers, consents, steps, new Followers(workers), schedule);
  }

  /** Something whose every method answers the same. */
  static <T> T answering(Class<T> type, Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer));
  }

  static Model model() {
    ModelSetup setup =
        new ModelSetup(
            "Test",
            ModelType.STYLE,
            new TriggerWord("TEST_1"),
            "test",
            List.of("a"),
            Set.of(),
            Optional.empty());
    return new Model("m", "o", 1, setup, Instant.EPOCH, Instant.EPOCH);
  }

  Artwork artwork() {
    return new Artwork(
        "a",
        "o",
        "a.png",
        new ArtworkFacts(work, 9, "image/png", 1, 1, Map.of()),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH);
  }

  void ask(String id) {
    ask(id, "c");
  }

  void ask(String id, String consentId) {
    add(id, consentId);
    wake(id);
  }

  /** As it is when the node dies right after it was asked for. */
  void add(String id, String consentId) {
    store.add(
        new TrainingJob(
            id,
            "o",
            "m",
            1,
            "scripted",
            consentId,
            "r",
            1,
            TrainingJob.State.queued(),
            Instant.EPOCH),
        Optional.empty());
  }

  void wake(String id) {
    runner.wakeUps().wake(id);
  }

  void restart() {
    runner.close();
    runner = runner();
  }

  ScriptedProvider provider(int capacity) {
    ScriptedProvider provider = new ScriptedProvider(capacity);
    providers.addProvider(reference.giving(provider));
    return provider;
  }

  TrainingJob.State state(String id) {
    return store.find(id).orElseThrow().state();
  }

  void await(String what, BooleanSupplier condition) {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > limit) {
        fail("waited in vain until " + what + ": " + store.jobs);
      }
      Thread.onSpinWait();
    }
  }

  @AfterEach
  void stop() {
    workers.shutdownNow();
    schedule.close();
    providers.deactivate();
    scene.close();
  }
}
