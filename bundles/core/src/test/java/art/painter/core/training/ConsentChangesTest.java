package art.painter.core.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.training.TrainingJob;
import art.painter.api.training.TrainingStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Nothing begins without a consent in force, and nothing goes on without one. */
class ConsentChangesTest extends RunnerTest {
  private static final Caller ARTIST = new Caller("o", Set.of(Role.ARTIST));
  private static final String WITHDRAWN = "You withdrew your consent on ";
  private static final String PAUSED = "You paused your consent on ";

  private void assertCanceledForTheWithdrawal(String id) {
    await(id + " ends", () -> state(id).status() == TrainingStatus.CANCELED);
    assertTrue(state(id).message().startsWith(WITHDRAWN), state(id).message());
  }

  @Test
  void from_the_moment_of_a_withdrawal_none_begins_one_that_runs_ends_and_finished_ones_stay() {
    ScriptedProvider provider = provider(1);
    ask("0");
    await("the first runs", () -> state("0").status() == TrainingStatus.PROCESSING);
    provider.statuses.put("ref-0", TrainingStatus.SUCCEEDED);
    await("it ends", () -> state("0").status() == TrainingStatus.SUCCEEDED);
    ask("1");
    await("the second runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    List<String> queue = List.of("2", "3", "4");
    queue.forEach(this::ask);
    queue.forEach(id -> await(id + " waits", () -> state(id).message().startsWith("Waits")));
    consents.withdraw(ARTIST, "c");
    assertCanceledForTheWithdrawal("1");
    assertEquals(TrainingStatus.CANCELED, provider.statuses.get("ref-1"));
    queue.forEach(this::assertCanceledForTheWithdrawal);
    assertEquals(List.of("0", "1"), provider.started);
    assertEquals(TrainingStatus.SUCCEEDED, state("0").status());
    assertEquals(1, store.versions.size());
    await("no package is left", () -> blobs.blobs.size() == 2);
  }

  @Test
  void a_training_asked_for_under_a_withdrawn_consent_never_begins() {
    ScriptedProvider provider = provider(1);
    consents.withdraw(ARTIST, "c");
    ask("1");
    assertCanceledForTheWithdrawal("1");
    assertEquals(0, provider.preparations.get());
    assertEquals(0, provider.tries.get());
  }

  @Test
  void nothing_begins_while_nobody_can_tell_how_its_consent_stands() {
    ScriptedProvider provider = provider(1);
    scene.records.log.away(true);
    ask("1");
    await("it is tried", () -> schedule.hasFailed("1"));
    assertEquals(TrainingStatus.STARTING, state("1").status());
    assertEquals(0, provider.preparations.get());
    scene.records.log.away(false);
    wake("1");
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
  }

  @Test
  void a_log_that_fails_in_the_last_moment_leaves_no_doubt_whether_the_training_began() {
    ScriptedProvider provider = provider(1);
    provider.whilePreparing = () -> scene.records.log.away(true);
    ask("1");
    await("it is tried", () -> provider.preparations.get() == 1 && schedule.hasFailed("1"));
    assertEquals(0, provider.tries.get());
    scene.records.log.away(false);
    wake("1");
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    assertEquals(1, provider.preparations.get());
  }

  @Test
  void a_waiting_training_ends_with_its_consent_also_while_its_provider_is_away() {
    ask("1");
    await("it waits", () -> state("1").message().contains("not there now"));
    consents.withdraw(ARTIST, "c");
    assertCanceledForTheWithdrawal("1");
  }

  @Test
  void a_pause_lets_others_go_first_and_a_resumption_lets_it_begin() {
    ScriptedProvider provider = provider(1);
    consents.pause(ARTIST, "c");
    ask("1", "c");
    await("it waits", () -> state("1").message().startsWith(PAUSED));
    ask("2", "d");
    await("the other runs", () -> state("2").status() == TrainingStatus.PROCESSING);
    provider.statuses.put("ref-2", TrainingStatus.SUCCEEDED);
    await("the other ends", () -> state("2").status() == TrainingStatus.SUCCEEDED);
    assertEquals(List.of("2"), provider.started);
    consents.resume(ARTIST, "c");
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    assertEquals(List.of("2", "1"), provider.started);
  }

  @Test
  void those_behind_a_training_that_comes_to_rest_move_up_at_once() {
    ScriptedProvider provider = provider(1);
    ask("0", "d");
    await("one runs", () -> state("0").status() == TrainingStatus.PROCESSING);
    ask("1", "c");
    ask("2", "d");
    await("the last waits", () -> state("2").message().contains("place 2"));
    consents.pause(ARTIST, "c");
    await("one rests", () -> state("1").message().startsWith(PAUSED));
    provider.statuses.put("ref-0", TrainingStatus.SUCCEEDED);
    await("the last runs", () -> state("2").status() == TrainingStatus.PROCESSING);
    assertEquals(List.of("0", "2"), provider.started);
  }

  @Test
  void one_that_waits_only_for_a_training_that_comes_to_rest_is_woken() {
    provider(1);
    consents.pause(ARTIST, "c");
    add("1", "c");
    ask("2", "d");
    await("the second waits", () -> state("2").message().contains("place 2"));
    wake("1");
    await("the second runs", () -> state("2").status() == TrainingStatus.PROCESSING);
    assertTrue(state("1").message().startsWith(PAUSED), state("1").message());
  }

  @Test
  void a_training_that_runs_goes_on_through_a_pause() {
    ScriptedProvider provider = provider(1);
    ask("1");
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    consents.pause(ARTIST, "c");
    provider.statuses.put("ref-1", TrainingStatus.SUCCEEDED);
    await("it ends", () -> state("1").status() == TrainingStatus.SUCCEEDED);
  }

  @Test
  void a_training_that_rests_rests_after_a_restart_too_and_can_be_canceled() {
    ScriptedProvider provider = provider(1);
    consents.pause(ARTIST, "c");
    ask("1");
    await("it rests", () -> state("1").message().startsWith(PAUSED));
    restart();
    ask("2", "d");
    await("the other runs", () -> state("2").status() == TrainingStatus.PROCESSING);
    assertEquals(List.of("2"), provider.started);
    store.requestCancel("1");
    wake("1");
    await("it is canceled", () -> state("1").status() == TrainingStatus.CANCELED);
    assertEquals("Canceled before it began.", state("1").message());
  }

  @Test
  void a_withdrawal_while_the_works_are_packed_keeps_them_from_being_sent() {
    ScriptedProvider provider = provider(1);
    blobs.whileStaging = () -> consents.withdraw(ARTIST, "c");
    ask("1");
    assertCanceledForTheWithdrawal("1");
    assertEquals(0, provider.preparations.get());
    assertEquals(Set.of(work), blobs.blobs.keySet());
  }

  @Test
  void a_withdrawal_while_the_works_are_sent_keeps_the_training_from_beginning() {
    ScriptedProvider provider = provider(1);
    provider.whilePreparing = () -> consents.withdraw(ARTIST, "c");
    ask("1");
    assertCanceledForTheWithdrawal("1");
    assertEquals(1, provider.preparations.get());
    assertEquals(0, provider.tries.get());
    assertEquals(Set.of(work), blobs.blobs.keySet());
  }

  @Test
  void a_pause_while_the_works_are_sent_is_gone_on_from_with_what_was_sent() {
    ScriptedProvider provider = provider(1);
    provider.whilePreparing = () -> consents.pause(ARTIST, "c");
    ask("1");
    await("it rests", () -> state("1").message().startsWith(PAUSED));
    assertEquals(0, provider.tries.get());
    consents.resume(ARTIST, "c");
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    assertEquals(Set.of("prepared 1"), provider.begun.keySet());
  }

  @Test
  void a_training_that_begins_while_its_consent_is_withdrawn_is_canceled_right_after() {
    ScriptedProvider provider = provider(1);
    scene.loseEvents();
    provider.whileStarting = () -> consents.withdraw(ARTIST, "c");
    ask("1");
    assertCanceledForTheWithdrawal("1");
    assertEquals(1, provider.tries.get());
    assertEquals(TrainingStatus.CANCELED, provider.statuses.get("ref-1"));
  }

  @Test
  void a_training_of_which_the_answer_was_lost_is_found_and_canceled() {
    ScriptedProvider provider = provider(1);
    provider.answerIsLost = true;
    provider.whileStarting = () -> consents.withdraw(ARTIST, "c");
    ask("1");
    assertCanceledForTheWithdrawal("1");
    assertEquals(TrainingStatus.CANCELED, provider.statuses.get("ref-1"));
  }

  @Test
  void a_withdrawal_that_nobody_was_told_of_is_seen_at_the_next_news() {
    ScriptedProvider provider = provider(1);
    scene.loseEvents();
    ask("1");
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    consents.withdraw(ARTIST, "c");
    provider.progress = 0.6;
    assertCanceledForTheWithdrawal("1");
    assertEquals(TrainingStatus.CANCELED, provider.statuses.get("ref-1"));
  }

  @Test
  void a_withdrawal_that_nobody_was_told_of_is_seen_when_the_platform_looks_again() {
    ScriptedProvider provider = provider(1);
    scene.loseEvents();
    ask("1");
    ask("2");
    await("one runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    await("one waits", () -> state("2").message().startsWith("Waits"));
    consents.withdraw(ARTIST, "c");
    runner.wakeUps().resumeSoon();
    assertCanceledForTheWithdrawal("1");
    assertCanceledForTheWithdrawal("2");
    assertEquals(List.of("1"), provider.started);
  }

  @Test
  void a_withdrawal_while_the_node_was_stopped_is_seen_when_it_starts() {
    provider(1);
    ask("1");
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    runner.close();
    scene.loseEvents();
    consents.withdraw(ARTIST, "c");
    runner = runner();
    assertCanceledForTheWithdrawal("1");
  }

  @Test
  void one_that_had_ended_at_its_provider_before_the_withdrawal_is_not_taken_in() {
    ScriptedProvider provider = provider(1);
    scene.loseEvents();
    ask("1");
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    AtomicBoolean ended = new AtomicBoolean();
    provider.whileAsked =
        () -> {
          if (ended.compareAndSet(false, true)) {
            provider.statuses.put("ref-1", TrainingStatus.SUCCEEDED);
            consents.withdraw(ARTIST, "c");
          }
        };
    assertNothingIsTakenIn();
  }

  private void assertNothingIsTakenIn() {
    assertCanceledForTheWithdrawal("1");
    assertTrue(
        state("1").message().endsWith("The provider Provider may still hold it as v-ref-1."),
        state("1").message());
    assertEquals(Map.of(), store.versions);
    assertEquals(Set.of(work), blobs.blobs.keySet());
  }

  @Test
  void a_withdrawal_while_the_weights_are_taken_in_leaves_no_version_and_no_weights() {
    ScriptedProvider provider = provider(1);
    scene.loseEvents();
    provider.whileWeightsAreRead = () -> consents.withdraw(ARTIST, "c");
    ask("1");
    await("it runs", () -> state("1").status() == TrainingStatus.PROCESSING);
    provider.statuses.put("ref-1", TrainingStatus.SUCCEEDED);
    assertNothingIsTakenIn();
  }

  @Test
  void who_rests_further_back_lets_nobody_jump_the_queue() {
    Slots slots = new Slots(provider -> Set.of());
    slots.failed("p", "3");
    assertFalse(slots.take("p", "2", 1, 1), "the first one is still ahead");
    assertTrue(slots.take("p", "1", 0, 1));
  }

  @Test
  void those_that_rest_do_not_use_up_the_wake_ups_of_those_behind_them() {
    ScriptedProvider provider = provider(1);
    ask("0", "d");
    await("one runs", () -> state("0").status() == TrainingStatus.PROCESSING);
    consents.pause(ARTIST, "c");
    List<String> resting = List.of("10", "11", "12", "13", "14", "15", "16", "17", "18", "19");
    resting.forEach(id -> ask(id, "c"));
    resting.forEach(id -> await(id + " rests", () -> state(id).message().startsWith(PAUSED)));
    ask("20", "d");
    await("the last waits", () -> state("20").message().contains("place 11"));
    provider.statuses.put("ref-0", TrainingStatus.SUCCEEDED);
    await("the last runs", () -> state("20").status() == TrainingStatus.PROCESSING);
  }

  @Test
  void other_consents_are_not_touched() {
    ScriptedProvider provider = provider(2);
    ask("1", "c");
    ask("2", "d");
    await("both run", () -> provider.started.size() == 2);
    consents.withdraw(ARTIST, "c");
    assertCanceledForTheWithdrawal("1");
    assertEquals(
        Map.of("2", Optional.of("ref-2")),
        store.jobs.values().stream()
            .filter(job -> !job.state().status().isFinal())
            .collect(Collectors.toMap(TrainingJob::id, job -> job.state().reference())));
  }
}
