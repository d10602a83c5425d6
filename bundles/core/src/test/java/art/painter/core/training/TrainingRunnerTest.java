package art.painter.core.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.training.TrainingReport;
import art.painter.api.training.TrainingStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrainingRunnerTest extends RunnerTest {
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
    assertEquals(Optional.empty(), state("1").packageHash(), "nor does it stay known");
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
    runner.wakeUps().resumeSoon();
    await("it says so", () -> state("1").message().contains("is not there now"));
    assertEquals(TrainingStatus.PROCESSING, state("1").status());
    provider.statuses.put("ref-1", TrainingStatus.SUCCEEDED);
    providers.addProvider(reference.giving(provider));
    runner.wakeUps().resumeSoon();
    await("it ends", () -> state("1").status() == TrainingStatus.SUCCEEDED);
    assertEquals(List.of("1"), provider.started, "begun once");
  }

  @Test
  void progressNeverGoesBackWhileAProviderMakesUpForWhatItLost() {
    provider(1);
    ask("1");
    await("it is half done", () -> state("1").progress() == 0.5);
    TrainingReport again =
        new TrainingReport(
            TrainingStatus.PROCESSING, 0.1, "Going on.", List.of(), Optional.empty());
    assertEquals(0.5, state("1").at(again).progress());
    assertEquals("Going on.", state("1").at(again).message());
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
    wake("1");
    await("it is canceled", () -> state("1").status() == TrainingStatus.CANCELED);
  }

  @Test
  void aWaitingTrainingIsCanceledWithoutAProvider() {
    ask("1");
    store.requestCancel("1");
    wake("1");
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
    assertEquals(Optional.empty(), state("1").packageHash(), "nor does it stay known");
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
  void aProviderThatComesBackIsAskedAfterItsNewIntervalAlsoIfNothingRanMeanwhile() {
    ScriptedProvider slow = provider(1);
    slow.pollInterval = Duration.ofHours(1);
    ask("1");
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    slow.statuses.put("ref-1", TrainingStatus.SUCCEEDED);
    wake("1");
    await("it ends", () -> state("1").status() == TrainingStatus.SUCCEEDED);
    providers.removeProvider(reference);
    ScriptedProvider quick = provider(1);
    int before = store.looks.get();
    runner.wakeUps().resumeSoon();
    await("the platform looked, and nothing ran", () -> store.looks.get() > before);
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
    runner.wakeUps().resumeSoon();
    await("it is canceled", () -> state("1").status() == TrainingStatus.CANCELED);
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
}
