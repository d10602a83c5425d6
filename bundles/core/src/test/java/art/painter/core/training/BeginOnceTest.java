package art.painter.core.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.training.TrainingJob;
import art.painter.api.training.TrainingProvider;
import art.painter.api.training.TrainingStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A training is begun once, whatever is lost on the way. */
class BeginOnceTest extends RunnerTest {
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
    wake("1");
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
    wake("1");
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
  void aPreparationThatIsStaleAgainAndAgainIsAFailure() {
    ScriptedProvider provider = provider(1);
    provider.refuses =
        Optional.of(PlatformException.conflict(TrainingProvider.STALE, "The file expired."));
    ask("1");
    await("it fails", () -> state("1").status() == TrainingStatus.FAILED);
    assertTrue(provider.preparations.get() <= 12, () -> provider.preparations + " preparations");
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
    String preparation = waiting.state().attempt().orElseThrow().preparation();
    TrainingJob.State none =
        waiting
            .state()
            .beginning(
                waiting.state().packageHash().orElseThrow(),
                Optional.of(TrainingJob.Attempt.prepared(preparation)),
                "Is begun again.");
    provider.answerIsLost = false;
    // While the platform looks once more, the operator says that there is none.
    provider.whileLooking = () -> store.update(waiting, none).orElseThrow();
    wake("1");
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    assertEquals(2, provider.tries.get());
  }
}
