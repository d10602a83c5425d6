package art.painter.core.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import art.painter.api.PlatformException;
import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.ArtworkFacts;
import art.painter.api.artwork.ArtworkStore;
import art.painter.api.artwork.Rights;
import art.painter.api.consent.Consents;
import art.painter.api.consent.Notice;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.model.Model;
import art.painter.api.model.ModelSetup;
import art.painter.api.model.ModelType;
import art.painter.api.model.Models;
import art.painter.api.model.TriggerWord;
import art.painter.api.training.TrainingJob;
import art.painter.api.training.TrainingProvider;
import art.painter.api.training.TrainingStatus;
import art.painter.core.plugin.FakeReference;
import java.lang.reflect.Proxy;
import java.time.Duration;
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
import org.junit.jupiter.api.Test;

class TrainingRunnerTest {
  private final MemoryTrainings store = new MemoryTrainings();
  private final MemoryBlobs blobs = new MemoryBlobs();
  private final ProviderService providers = new ProviderService(blobs, new SignalHub());
  private final FakeReference<TrainingProvider> reference =
      FakeReference.of("scripted", "1.0.0", 0);
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final MemorySchedule schedule = new MemorySchedule();
  private final String work = blobs.put("a picture".getBytes());
  private TrainingRunner runner = runner();

  private TrainingRunner runner() {
    TrainingSteps steps =
        new TrainingSteps(
            store,
            answering(Models.class, model()),
            answering(Consents.class, consent()),
            blobs,
            new WorksPackage(blobs, answering(ArtworkStore.class, List.of(artwork()))),
            1000,
            1000);
    return new TrainingRunner(store, providers, steps, new Followers(workers), schedule);
  }

  /** Something whose every method answers the same. */
  private static <T> T answering(Class<T> type, Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer));
  }

  private static Model model() {
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

  private TrainingConsent consent() {
    return new TrainingConsent(
        "c",
        1,
        "o",
        "DE",
        "m",
        1,
        List.of(new TrainingConsent.Work("a", work, Rights.SELF_CREATED)),
        "manifest",
        "terms",
        "scripted",
        "base 1",
        new Notice("1", "en", "text", "hash"),
        Instant.EPOCH);
  }

  private Artwork artwork() {
    return new Artwork(
        "a",
        "o",
        "a.png",
        new ArtworkFacts(work, 9, "image/png", 1, 1, Map.of()),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH);
  }

  private void ask(String id) {
    store.add(
        new TrainingJob(
            id, "o", "m", 1, "scripted", "c", "r", 1, TrainingJob.State.queued(), Instant.EPOCH),
        Optional.empty());
    runner.wake(id);
  }

  private void restart() {
    runner.close();
    runner = runner();
  }

  private ScriptedProvider provider(int capacity) {
    ScriptedProvider provider = new ScriptedProvider(capacity);
    providers.addProvider(provider, reference);
    return provider;
  }

  private TrainingJob.State state(String id) {
    return store.find(id).orElseThrow().state();
  }

  private void await(String what, BooleanSupplier condition) {
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
  }

  @Test
  void aTrainingThatSucceedsLeavesItsVersionAndNoPackage() {
    ScriptedProvider provider = provider(1);
    ask("1");
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    assertTrue(provider.packages.get(0).contains("a picture"), "exactly the consented file");
    provider.statuses.put("ref-1", TrainingStatus.SUCCEEDED);
    await("it ends", () -> state("1").status() == TrainingStatus.SUCCEEDED);
    assertEquals(Set.of(state("1").versionId().orElseThrow()), store.versions.keySet());
    await("the package is gone", () -> blobs.blobs.size() == 2);
    assertEquals(List.of("1"), provider.started);
  }

  @Test
  void noMoreRunThanTheProviderTakesAndTheRestKeepTheirOrder() {
    ScriptedProvider provider = provider(1);
    ask("1");
    await("the first runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    ask("2");
    ask("3");
    await("the third says its place", () -> state("3").message().contains("place 2"));
    provider.statuses.put("ref-1", TrainingStatus.FAILED);
    await("the second runs", () -> state("2").status() == TrainingStatus.PROCESSING);
    await("the third moved up", () -> state("3").message().contains("place 1"));
    assertEquals(List.of("1", "2"), provider.started);
    assertEquals(TrainingStatus.FAILED, state("1").status());
  }

  @Test
  void aTrainingWaitsForItsProviderAndGoesOnWhenItIsBack() {
    ScriptedProvider provider = provider(1);
    ask("1");
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    providers.removeProvider(reference);
    runner.resumeSoon();
    await("it says so", () -> state("1").message().contains("is not there now"));
    assertEquals(TrainingStatus.PROCESSING, state("1").status());
    provider.statuses.put("ref-1", TrainingStatus.SUCCEEDED);
    providers.addProvider(provider, reference);
    runner.resumeSoon();
    await("it ends", () -> state("1").status() == TrainingStatus.SUCCEEDED);
    assertEquals(List.of("1"), provider.started, "begun once");
  }

  @Test
  void aNewRunnerGoesOnFromTheStore() {
    ScriptedProvider provider = provider(1);
    ask("1");
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    ask("2");
    restart();
    provider.statuses.put("ref-1", TrainingStatus.SUCCEEDED);
    await("the first ends", () -> state("1").status() == TrainingStatus.SUCCEEDED);
    await("the second runs", () -> state("2").status() == TrainingStatus.PROCESSING);
    assertEquals(List.of("1", "2"), provider.started);
  }

  @Test
  void aRunningTrainingIsCanceledByItsProvider() {
    provider(1);
    ask("1");
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    store.requestCancel("1");
    runner.wake("1");
    await("it is canceled", () -> state("1").status() == TrainingStatus.CANCELED);
  }

  @Test
  void aWaitingTrainingIsCanceledWithoutAProvider() {
    ask("1");
    store.requestCancel("1");
    runner.wake("1");
    await("it is canceled", () -> state("1").status() == TrainingStatus.CANCELED);
  }

  @Test
  void anOrderThatCanNeverWorkFailsWithTheProvidersReason() {
    provider(1).refuses = Optional.of(PlatformException.invalid("x", "Too few works."));
    ask("1");
    await("it fails", () -> state("1").status() == TrainingStatus.FAILED);
    assertEquals("Too few works.", state("1").message());
  }

  @Test
  void aProviderThatCannotNowIsAskedAgain() {
    ScriptedProvider provider = provider(1);
    provider.refuses = Optional.of(PlatformException.unavailable("x", "Busy."));
    ask("1");
    await("it waits", () -> state("1").message().startsWith("Busy."));
    provider.refuses = Optional.empty();
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
  }

  @Test
  void aFirstAnswerThatFailsDoesNotBeginTheTrainingAgain() {
    ScriptedProvider provider = provider(1);
    provider.cannotTell = Optional.of(PlatformException.unavailable("x", "Cannot tell."));
    ask("1");
    await("it says so", () -> state("1").message().startsWith("Cannot tell."));
    assertEquals(Optional.of("ref-1"), state("1").reference());
    provider.cannotTell = Optional.empty();
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    assertEquals(List.of("1"), provider.started);
  }

  @Test
  void aProviderWhoseClassesAreGoneForAMomentIsAskedAgain() {
    ScriptedProvider provider = provider(1);
    provider.breaks = true;
    ask("1");
    await("it was tried", () -> provider.tries.get() > 0);
    provider.breaks = false;
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
  }

  @Test
  void aTrainingThatNeverBeginsLeavesNoPackage() {
    provider(1).refuses = Optional.of(PlatformException.invalid("x", "Too few works."));
    ask("1");
    await("it fails", () -> state("1").status() == TrainingStatus.FAILED);
    assertEquals(Set.of(work), blobs.blobs.keySet());
  }

  @Test
  void aReferenceThatTheProviderForgotIsAFailure() {
    ScriptedProvider provider = provider(1);
    ask("1");
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    provider.statuses.clear();
    await("it fails", () -> state("1").status() == TrainingStatus.FAILED);
  }

  @Test
  void anAnswerThatWasLostIsLookedForAndTheTrainingNotBegunAgain() {
    ScriptedProvider provider = provider(1);
    provider.answerIsLost = true;
    provider.cannotFind = Optional.of(PlatformException.unavailable("x", "Cannot tell yet."));
    ask("1");
    await("it looks", () -> provider.searches.get() > 1);
    assertEquals(Optional.empty(), state("1").reference());
    assertTrue(state("1").mayRun());
    provider.cannotFind = Optional.empty();
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    assertEquals(Optional.of("ref-1"), state("1").reference());
    assertEquals(List.of("1"), provider.started);
  }

  @Test
  void whatWasSentWhenThePlatformDiedIsLookedForFirst() {
    ScriptedProvider provider = provider(1);
    provider.begun.put("prepared before", "ref-1");
    provider.statuses.put("ref-1", TrainingStatus.PROCESSING);
    sent("1", "prepared before");
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    assertEquals(List.of(), provider.started);
    assertEquals(0, provider.tries.get());
  }

  @Test
  void whatCertainlyDidNotBeginIsBegunWithTheSamePreparation() {
    ScriptedProvider provider = provider(1);
    sent("1", "prepared before");
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    assertEquals(Set.of("prepared before"), provider.begun.keySet());
    assertEquals(0, provider.preparations.get());
  }

  /** A training as it is stored when the platform dies while the provider begins it. */
  private void sent(String id, String preparation) {
    String hash = blobs.put("the package".getBytes());
    TrainingJob.Attempt attempt = TrainingJob.Attempt.prepared(preparation).sent(Instant.now());
    store.add(
        new TrainingJob(
            id,
            "o",
            "m",
            1,
            "scripted",
            "c",
            "r",
            1,
            TrainingJob.State.queued().beginning(hash, Optional.of(attempt), "Is being begun."),
            Instant.EPOCH),
        Optional.empty());
    restart();
  }

  @Test
  void whatNobodyCanTellIsLeftToAPersonAndNeverBegunAgainByItself() {
    ScriptedProvider provider = provider(1);
    provider.answerIsLost = true;
    provider.cannotFind =
        Optional.of(PlatformException.conflict(TrainingProvider.UNDECIDED, "Two may be it."));
    ask("1");
    await("it waits", () -> state("1").attempt().filter(a -> a.undecided()).isPresent());
    restart();
    runner.wake("1");
    await("it looked again", () -> provider.searches.get() >= 2);
    assertEquals(1, provider.tries.get());
    assertTrue(state("1").message().contains("Two may be it."), state("1").message());
  }

  @Test
  void aSearchThatKeepsBreakingIsLeftToAPersonToo() {
    ScriptedProvider provider = provider(1);
    provider.answerIsLost = true;
    provider.cannotFind = Optional.of(PlatformException.invalid("x", "Nonsense."));
    ask("1");
    await("it waits", () -> state("1").attempt().filter(a -> a.undecided()).isPresent());
    assertEquals(1, provider.tries.get());
  }

  @Test
  void aPreparationThatIsStaleIsMadeAgain() {
    ScriptedProvider provider = provider(1);
    provider.refuses =
        Optional.of(PlatformException.conflict(TrainingProvider.STALE, "The file expired."));
    ask("1");
    await("it was prepared again", () -> provider.preparations.get() > 1);
    provider.refuses = Optional.empty();
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    assertEquals(List.of("1"), provider.started);
  }

  @Test
  void aTrainingCanceledWhileItsAnswerIsLostIsFoundAndCanceledThere() {
    ScriptedProvider provider = provider(1);
    provider.answerIsLost = true;
    provider.cannotFind = Optional.of(PlatformException.unavailable("x", "Cannot tell yet."));
    ask("1");
    await("it looks", () -> provider.searches.get() > 0);
    store.requestCancel("1");
    runner.wake("1");
    provider.cannotFind = Optional.empty();
    await("it ends", () -> state("1").status() == TrainingStatus.CANCELED);
    assertEquals(TrainingStatus.CANCELED, provider.statuses.get("ref-1"));
  }

  @Test
  void trainingsThatMayRunHoldTheirPlaceAfterARestart() {
    ScriptedProvider provider = provider(1);
    provider.cannotFind = Optional.of(PlatformException.unavailable("x", "Cannot tell yet."));
    sent("1", "prepared before");
    ask("2");
    await("the second waits", () -> state("2").message().contains("place 1"));
    assertEquals(List.of(), provider.started);
  }

  @Test
  void aProviderThatComesBackIsAskedAfterItsNewIntervalAlsoIfNothingRanMeanwhile() {
    ScriptedProvider slow = provider(1);
    slow.pollInterval = Duration.ofHours(1);
    ask("1");
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    slow.statuses.put("ref-1", TrainingStatus.SUCCEEDED);
    runner.wake("1");
    await("it ends", () -> state("1").status() == TrainingStatus.SUCCEEDED);
    providers.removeProvider(reference);
    ScriptedProvider quick = provider(1);
    runner.resumeSoon();
    ask("2");
    await("it runs", () -> state("2").status() == TrainingStatus.PROCESSING);
    quick.statuses.put("ref-2", TrainingStatus.SUCCEEDED);
    await("it ends", () -> state("2").status() == TrainingStatus.SUCCEEDED);
  }

  @Test
  void aCancelWhoseWakeUpWasLostIsFoundWhenThePlatformLooksAgain() {
    provider(1);
    ask("1");
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    store.requestCancel("1");
    runner.resumeSoon();
    await("it is canceled", () -> state("1").status() == TrainingStatus.CANCELED);
  }

  @Test
  void aPreparationThatIsStaleAgainAndAgainIsAFailure() {
    ScriptedProvider provider = provider(1);
    provider.refuses =
        Optional.of(PlatformException.conflict(TrainingProvider.STALE, "The file expired."));
    ask("1");
    await("it fails", () -> state("1").status() == TrainingStatus.FAILED);
    assertTrue(provider.preparations.get() <= 12, () -> provider.preparations + " preparations");
  }

  @Test
  void aTrainingThatCannotBeBegunNowHoldsNobodyUp() {
    ScriptedProvider provider = provider(1);
    provider.refusesOnly = "1";
    provider.refuses = Optional.of(PlatformException.unavailable("x", "Cannot be read."));
    ask("1");
    await("it waits", () -> state("1").message().startsWith("Cannot be read."));
    ask("2");
    await("the second runs", () -> state("2").status() == TrainingStatus.PROCESSING);
  }

  @Test
  void whatAnOperatorDecidedMeanwhileIsNotOverwritten() {
    ScriptedProvider provider = provider(1);
    provider.answerIsLost = true;
    provider.cannotFind =
        Optional.of(PlatformException.conflict(TrainingProvider.UNDECIDED, "Two may be it."));
    ask("1");
    await("it waits", () -> state("1").attempt().filter(a -> a.undecided()).isPresent());
    TrainingJob waiting = store.find("1").orElseThrow();
    // While the platform looks once more, the operator says which one it is.
    provider.whileLooking =
        () -> store.update(waiting, waiting.state().begun("ref-1")).orElseThrow();
    runner.wake("1");
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    assertEquals(Optional.of("ref-1"), state("1").reference());
    assertEquals(1, provider.tries.get());
  }
}
