package art.painter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.Page;
import art.painter.api.model.TriggerWord;
import art.painter.api.training.BaseModel;
import art.painter.api.training.ModelVersion;
import art.painter.api.training.TrainingCount;
import art.painter.api.training.TrainingJob;
import art.painter.api.training.TrainingJob.Attempt;
import art.painter.api.training.TrainingJob.State;
import art.painter.api.training.TrainingStatus;
import art.painter.api.training.TrainingStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class TrainingStoreContract extends StoreContract {
  TrainingStore store;

  @BeforeEach
  void open() {
    store = new JdbcTrainingStore(database());
  }

  @Test
  void whatIsAddedIsFoundAsItWas() {
    TrainingJob job = job("model");
    assertEquals(job, store.add(job, Optional.of("key")));
    assertEquals(Optional.of(job), store.find(job.id()));
    assertEquals(Optional.of(job), store.findByKey("cheri", "key"));
    assertEquals(Optional.empty(), store.findByKey("robin", "key"));
    assertEquals(Optional.empty(), store.find("none"));
  }

  @Test
  void aModelHasOneUnfinishedTraining() {
    TrainingJob first = store.add(job("model"), Optional.empty());
    assertEquals(first, store.add(job("model"), Optional.of("key")));
    assertEquals(Optional.empty(), store.findByKey("cheri", "key"));
    update(first, state(TrainingStatus.FAILED));
    TrainingJob second = job("model");
    assertEquals(second, store.add(second, Optional.empty()));
    assertEquals(List.of(second.id()), store.waiting("local", 10));
  }

  @Test
  void aKeyIsUsedOnceAlsoAfterItsTrainingEnded() {
    TrainingJob first = store.add(job("model"), Optional.of("key"));
    assertEquals(first, store.add(job("other"), Optional.of("key")));
    TrainingJob failed = update(first, state(TrainingStatus.FAILED));
    assertEquals(failed, store.add(job("model"), Optional.of("key")));
    TrainingJob running = store.add(job("model"), Optional.of("second"));
    assertEquals(failed, store.add(job("model"), Optional.of("key")));
    assertEquals(running, store.add(job("model"), Optional.of("third")));
  }

  @Test
  void ofRequestsAtOnceOneBecomesTheTraining() throws Exception {
    var one = race(8, () -> store.add(job("model"), Optional.empty()));
    assertEquals(1, new HashSet<>(one).size());
    var keyed = race(8, () -> store.add(job(id()), Optional.of("key")));
    assertEquals(1, new HashSet<>(keyed).size());
    assertEquals(2, store.waiting("local", 10).size());
  }

  @Test
  void aStateIsReplacedUntilTheTrainingEnded() {
    TrainingJob job = store.add(job("model"), Optional.empty());
    State running = state(TrainingStatus.PROCESSING);
    assertEquals(job.with(running), update(job, running));
    State canceled = state(TrainingStatus.CANCELED);
    assertEquals(job.with(canceled), update(job, canceled));
    assertEquals(job.with(canceled), update(job, running));
    assertEquals(Optional.of(job.with(canceled)), store.find(job.id()));
    assertEquals(Map.of(), store.running("local"));
    assertEquals(Set.of(), store.busyProviders());
    assertEquals(Optional.empty(), store.update(job("none"), running));
    assertThrows(
        IllegalArgumentException.class, () -> store.update(job, state(TrainingStatus.SUCCEEDED)));
  }

  @Test
  void whatStandsStillIsToldUntilItChangesEndsOrWaitsForAPerson() {
    TrainingJob waiting = store.add(job("waiting"), Optional.empty());
    TrainingJob running = store.add(job("running"), Optional.empty());
    TrainingJob ended = store.add(job("ended"), Optional.empty());
    TrainingJob undecided = store.add(job("undecided"), Optional.empty());
    TrainingJob begun = update(running, State.queued().begun("r1"));
    update(update(ended, State.queued().begun("r2")), state(TrainingStatus.FAILED));
    update(
        undecided,
        State.queued()
            .beginning(
                HASH, Optional.of(Attempt.prepared("{}").sent(NOW).leftToAPerson()), "Unknown."));
    Instant later = Instant.now().plusSeconds(60);
    assertEquals(List.of(running.id()), store.unchangedSince(later, 10));
    assertEquals(List.of(), store.unchangedSince(later, 0));
    assertEquals(List.of(), store.unchangedSince(Instant.now().minusSeconds(60), 10));
    store.sayToRunning("local", "The provider is away.");
    Instant before = Instant.now();
    assertEquals(List.of(running.id()), store.unchangedSince(before, 10));
    update(begun, begun.state().saying("Goes on."));
    assertEquals(List.of(), store.unchangedSince(before, 10));
    assertEquals(Optional.of(waiting), store.find(waiting.id()));
  }

  @Test
  void trainingsAreCountedByProviderAndStatus() {
    assertEquals(List.of(), store.counts());
    store.add(job("one"), Optional.empty());
    store.add(job("two"), Optional.empty());
    update(store.add(job("three"), Optional.empty()), state(TrainingStatus.FAILED));
    assertEquals(
        List.of(
            new TrainingCount("local", TrainingStatus.FAILED, 1),
            new TrainingCount("local", TrainingStatus.STARTING, 2)),
        store.counts());
  }

  @Test
  void aRequestToCancelIsNeverForgotten() {
    TrainingJob job = store.add(job("model"), Optional.empty());
    store.requestCancel(job.id());
    assertTrue(update(job, state(TrainingStatus.PROCESSING)).state().cancelRequested());
    update(job, state(TrainingStatus.FAILED));
    TrainingJob ended = store.add(job("other"), Optional.empty());
    update(ended, state(TrainingStatus.FAILED));
    store.requestCancel(ended.id());
    assertFalse(store.find(ended.id()).orElseThrow().state().cancelRequested());
  }

  @Test
  void aTrainingSucceedsTogetherWithItsVersion() {
    TrainingJob job = store.add(job("model"), Optional.empty());
    ModelVersion version = version(job);
    State succeeded = succeeded(version);
    assertEquals(job.with(succeeded), store.succeed(job.id(), succeeded, version));
    assertEquals(Optional.of(version), store.findVersion(version.id()));
    ModelVersion again = version(job);
    assertEquals(job.with(succeeded), store.succeed(job.id(), succeeded(again), again));
    assertEquals(Optional.empty(), store.findVersion(again.id()));
    assertPaged(List.of(version), page -> store.versions("model", page));
  }

  @Test
  void aVersionThatCannotBeAddedLeavesTheTrainingAsItWas() {
    TrainingJob one = store.add(job("one"), Optional.empty());
    TrainingJob two = store.add(job("two"), Optional.empty());
    ModelVersion version = version(one);
    store.succeed(one.id(), succeeded(version), version);
    assertThrows(
        RuntimeException.class, () -> store.succeed(two.id(), succeeded(version), version));
    assertEquals(Optional.of(two), store.find(two.id()));
    assertEquals(List.of(two.id()), store.waiting("local", 10));
  }

  @Test
  void ofTwoEndsAtOnceOneWins() throws Exception {
    TrainingJob job = store.add(job("model"), Optional.empty());
    var ends =
        race(
            8,
            () -> {
              ModelVersion version = version(job);
              return store
                  .succeed(job.id(), succeeded(version), version)
                  .state()
                  .versionId()
                  .equals(Optional.of(version.id()));
            });
    assertEquals(1, Collections.frequency(ends, true));
  }

  @Test
  void thePlaceInTheQueueCountsTrainingsOfTheProviderThatWait() {
    TrainingJob started = store.add(job("1"), Optional.empty());
    TrainingJob waiting = store.add(job("2"), Optional.empty());
    TrainingJob ended = store.add(job("3"), Optional.empty());
    TrainingJob last = store.add(job("4"), Optional.empty());
    store.add(job("5"), Optional.empty());
    update(started, state(TrainingStatus.PROCESSING));
    assertEquals(2, store.waitingBefore(last));
    update(ended, State.queued().ended(TrainingStatus.FAILED, "", List.of(), NOW));
    assertEquals(1, store.waitingBefore(last));
    assertEquals(0, store.waitingBefore(waiting));
  }

  @Test
  void anAttemptThatWasSentMayRunAndThatOfAnUndecidedOneIsShown() {
    TrainingJob job = store.add(job("model"), Optional.empty());
    assertFalse(store.find(job.id()).orElseThrow().state().mayRun());
    State prepared =
        State.queued().beginning(HASH, Optional.of(Attempt.prepared("{\"file\":1}")), "Is sent.");
    assertEquals(job.with(prepared), update(job, prepared));
    assertEquals(List.of(job.id()), store.waiting("local", 1));
    assertEquals(Set.of("local"), store.busyProviders());
    Attempt sent = prepared.attempt().orElseThrow().sent(NOW);
    update(job, prepared.beginning(HASH, Optional.of(sent), "Is sent."));
    assertEquals(List.of(), store.waiting("local", 10));
    assertEquals(Map.of(job.id(), ""), store.running("local"));
    assertEquals(List.of(), store.undecided(Page.Request.first()).items());
    State open = prepared.beginning(HASH, Optional.of(sent.leftToAPerson()), "Who knows.");
    assertEquals(job.with(open), update(job, open));
    assertPaged(List.of(job.with(open)), store::undecided);
    TrainingJob read = store.find(job.id()).orElseThrow();
    assertEquals(
        Optional.of(job.with(open.begun("reference"))),
        store.update(read, open.begun("reference")));
    assertEquals(Optional.empty(), store.update(read, prepared), "decided once");
    assertEquals(Map.of(job.id(), "reference"), store.running("local"));
    assertEquals(Map.of(), store.running("other"));
    assertEquals(List.of(), store.undecided(Page.Request.first()).items());
  }

  @Test
  void aTrainingIsFoundByItsReferenceUntilItEnded() {
    TrainingJob job = store.add(job("model"), Optional.empty());
    TrainingJob running = update(job, state(TrainingStatus.PROCESSING));
    assertEquals(Optional.of(running), store.findByReference("local", "reference"));
    assertEquals(Optional.empty(), store.findByReference("other", "reference"));
    store.sayToRunning("local", "Its provider is away.");
    assertEquals("Its provider is away.", store.find(job.id()).orElseThrow().state().message());
    update(job, state(TrainingStatus.FAILED));
    store.sayToRunning("local", "Not this one.");
    assertEquals("Step 3", store.find(job.id()).orElseThrow().state().message());
    assertEquals(Optional.empty(), store.findByReference("local", "reference"));
  }

  @Test
  void aPackageIsNeededWhileAnotherTrainingSendsIt() {
    TrainingJob one = store.add(job("one"), Optional.empty());
    TrainingJob two = store.add(job("two"), Optional.empty());
    update(one, state(TrainingStatus.PROCESSING));
    assertFalse(store.sendsPackage(HASH, one.id()));
    assertTrue(store.sendsPackage(HASH, two.id()));
    update(one, state(TrainingStatus.FAILED));
    assertFalse(store.sendsPackage(HASH, two.id()));
  }

  @Test
  void trainingsAreListedByModel() {
    TrainingJob one = store.add(job("model"), Optional.empty());
    one = update(one, state(TrainingStatus.FAILED));
    TrainingJob two = store.add(job("model"), Optional.empty());
    two = update(two, state(TrainingStatus.FAILED));
    TrainingJob three = store.add(job("model"), Optional.empty());
    store.add(job("other"), Optional.empty());
    assertPaged(List.of(one, two, three), page -> store.list("model", page));
  }

  @Test
  void ofALogTooLongTheNewestLinesAreKept() {
    TrainingJob job = store.add(job("model"), Optional.empty());
    List<String> fits = Collections.nCopies(500, "ß\"".repeat(140));
    assertEquals(fits, update(job, saying(fits)).state().log());
    List<String> tooLong = new ArrayList<>(Collections.nCopies(499, "\u0001".repeat(1000)));
    tooLong.add("newest");
    List<String> kept = update(job, saying(tooLong)).state().log();
    assertEquals(tooLong.subList(500 - kept.size(), 500), kept);
    assertTrue(kept.size() > 100, () -> kept.size() + " lines");
  }

  /** From what is stored now, and back what is stored then. */
  private TrainingJob update(TrainingJob job, State state) {
    store.update(store.find(job.id()).orElseThrow(), state);
    return store.find(job.id()).orElseThrow();
  }

  @Test
  void ofManyWhoActOnWhatTheyReadOneWins() throws Exception {
    TrainingJob job = store.add(job("model"), Optional.empty());
    AtomicInteger count = new AtomicInteger();
    var won =
        race(
            8,
            () ->
                store
                    .update(
                        job,
                        State.queued()
                            .beginning(
                                HASH,
                                Optional.of(Attempt.prepared("p" + count.incrementAndGet())),
                                "Is sent."))
                    .isPresent());
    assertEquals(1, Collections.frequency(won, true));
    TrainingJob stale = store.find(job.id()).orElseThrow();
    update(job, stale.state().begun("reference"));
    assertEquals(Optional.empty(), store.update(stale, State.queued()));
    assertEquals(Optional.of("reference"), store.find(job.id()).orElseThrow().state().reference());
  }

  @Test
  void thoseThatAreToBeStoppedAreFound() {
    TrainingJob job = store.add(job("model"), Optional.empty());
    store.add(job("other"), Optional.empty());
    store.requestCancel(job.id());
    assertEquals(List.of(job.id()), store.canceling());
    update(job, state(TrainingStatus.CANCELED));
    assertEquals(List.of(), store.canceling());
  }

  @Test
  void those_that_rest_on_a_consent_are_found_until_they_ended() {
    TrainingJob one = store.add(job("one"), Optional.empty());
    TrainingJob two = store.add(job("two"), Optional.empty());
    TrainingJob ended = store.add(job("three"), Optional.empty());
    update(two, state(TrainingStatus.PROCESSING));
    update(ended, state(TrainingStatus.FAILED));
    assertEquals(List.of(one.id(), two.id()), store.unfinishedUnder("consent"));
    assertEquals(List.of(), store.unfinishedUnder("other"));
  }

  private static State saying(List<String> log) {
    return new State(
        TrainingStatus.PROCESSING,
        0.5,
        "Step",
        log,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }

  private static TrainingJob job(String modelId) {
    return new TrainingJob(
        id(),
        "cheri",
        modelId,
        3,
        "local",
        "consent",
        "report",
        Long.MIN_VALUE,
        State.queued(),
        NOW);
  }

  private static State state(TrainingStatus status) {
    return new State(
        status,
        1.0 / 3,
        "Step 3",
        List.of("one", "two"),
        Optional.of(HASH),
        Optional.of(Attempt.prepared("{}").sent(NOW)),
        Optional.of("reference"),
        false,
        Optional.empty(),
        status.isFinal() ? Optional.of(NOW) : Optional.empty());
  }

  private static State succeeded(ModelVersion version) {
    return new State(
        TrainingStatus.SUCCEEDED,
        1,
        "Done",
        List.of(),
        Optional.of(HASH),
        Optional.of(Attempt.prepared("{}").sent(NOW)),
        Optional.of("reference"),
        false,
        Optional.of(version.id()),
        Optional.of(NOW));
  }

  /** A version that came of a training. */
  static ModelVersion trained(TrainingStore store) {
    TrainingJob job = store.add(job("model"), Optional.empty());
    ModelVersion version = version(job);
    store.succeed(job.id(), succeeded(version), version);
    return version;
  }

  @Test
  void a_deletion_is_asked_for_once_and_stays_found_until_it_is_done() {
    ModelVersion version = trained(store);
    store.setDeletion(version.id(), deletion("Nobody asked.", Optional.empty()));
    assertEquals(Optional.empty(), store.findVersion(version.id()).orElseThrow().deletion());
    ModelVersion.Deletion asked = deletion("Is being deleted.", Optional.empty());
    store.askDeletion(version.id(), asked);
    store.askDeletion(version.id(), deletion("Again.", Optional.empty()));
    assertEquals(Optional.of(asked), store.findVersion(version.id()).orElseThrow().deletion());
    assertEquals(List.of(version.id()), store.deleting());
    ModelVersion.Deletion done = deletion("Deleted.", Optional.of(NOW));
    store.setDeletion(version.id(), done);
    assertEquals(Optional.of(done), store.findVersion(version.id()).orElseThrow().deletion());
    assertEquals(List.of(), store.deleting());
  }

  private static ModelVersion.Deletion deletion(String message, Optional<Instant> completed) {
    return new ModelVersion.Deletion(NOW, message, completed, completed.map(done -> "record"));
  }

  private static ModelVersion version(TrainingJob job) {
    return new ModelVersion(
        id(),
        job.ownerId(),
        job.modelId(),
        job.modelRevision(),
        job.id(),
        job.providerId(),
        "local:1",
        new TriggerWord("PAINTER_CHERI_V1"),
        job.consentId(),
        new BaseModel("Painter", "1", "pAInter", "Apache-2.0", true, "Procedural scenes."),
        HASH,
        1L << 33,
        Map.of("rank", "8"),
        NOW,
        Optional.empty());
  }
}
