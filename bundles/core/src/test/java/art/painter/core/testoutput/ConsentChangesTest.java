package art.painter.core.testoutput;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.consent.Consents;
import art.painter.api.receipt.ConsentReceipt;
import art.painter.api.testoutput.TestOutput.State;
import art.painter.core.Sha256;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** No image is made without a consent in force. */
class ConsentChangesTest extends TestOutputTest {
  private static final String PAUSED = "You paused your consent on ";

  private void assertFailedForTheWithdrawal(String id) {
    awaitState(id, State.FAILED);
    String message = output(id).message();
    assertTrue(
        message.matches("You withdrew your consent on .*[0-9]\\. No image is made\\."), message);
    assertEquals(Optional.empty(), output(id).image());
  }

  @Test
  void an_order_under_a_consent_that_is_not_in_force_is_refused_at_once() {
    consents.pause(ARTIST, "c");
    assertEquals(
        Consents.PAUSED, assertThrows(PlatformException.class, () -> order("dunes")).code());
    consents.withdraw(ARTIST, "c");
    PlatformException refused = assertThrows(PlatformException.class, () -> order("dunes"));
    assertEquals(Consents.WITHDRAWN, refused.code());
    assertEquals(PlatformException.Kind.CONFLICT, refused.kind());
    assertEquals(List.of(), store.unfinished());
  }

  @Test
  void an_order_that_was_taken_before_answers_its_key_also_after_a_withdrawal() {
    String id =
        service()
            .generate(ARTIST, "version-c", "dunes", OptionalLong.of(1), 1, Optional.of("key"))
            .id();
    awaitState(id, State.SUCCEEDED);
    consents.withdraw(ARTIST, "c");
    assertEquals(
        id,
        service()
            .generate(ARTIST, "version-c", "dunes", OptionalLong.of(1), 1, Optional.of("key"))
            .id());
  }

  @Test
  void a_withdrawal_ends_all_that_wait_at_once_and_the_one_being_made_and_leaves_what_is_there() {
    String there = order("before");
    awaitState(there, State.SUCCEEDED);
    CountDownLatch otherIsDone = new CountDownLatch(1);
    studio.work = id -> otherIsDone.await();
    String other = order("version-d", "of another consent");
    await(() -> studio.begun.contains(other), () -> "the other is made");
    List<String> waiting = IntStream.range(0, 20).mapToObj(i -> order("dunes " + i)).toList();
    consents.withdraw(ARTIST, "c");
    waiting.forEach(this::assertFailedForTheWithdrawal);
    assertEquals(State.PROCESSING, output(other).state(), "their turns never came");
    assertEquals(State.SUCCEEDED, output(there).state());
    otherIsDone.countDown();
    awaitState(other, State.SUCCEEDED);
    assertEquals(List.of(there, other), studio.begun);
  }

  @Test
  void a_withdrawal_interrupts_the_image_that_is_made() {
    AtomicBoolean interrupted = new AtomicBoolean();
    studio.work =
        id -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException asked) {
            interrupted.set(true);
            throw asked;
          }
        };
    String id = order("dunes");
    await(() -> studio.begun.contains(id), () -> "it is made");
    consents.withdraw(ARTIST, "c");
    assertFailedForTheWithdrawal(id);
    assertTrue(interrupted.get());
    studio.work = any -> {};
    String other = order("version-d", "sea");
    awaitState(other, State.SUCCEEDED);
  }

  @Test
  void an_image_that_was_made_in_spite_of_a_withdrawal_gets_no_receipt_and_is_not_kept() {
    studio.work = id -> consents.withdraw(ARTIST, "c");
    scene.loseEvents();
    String id = order("dunes");
    assertFailedForTheWithdrawal(id);
    assertEquals(Optional.empty(), receipts.issued(id));
    assertEquals(1, receipts.everKept.size());
    assertEquals(Set.of(), receipts.files);
  }

  @Test
  void a_withdrawal_right_before_an_image_is_made_keeps_it_from_being_made() {
    scene.loseEvents();
    store.beforeUpdate =
        output -> {
          if (output.state() == State.PROCESSING) {
            consents.withdraw(ARTIST, "c");
          }
        };
    assertFailedForTheWithdrawal(order("dunes"));
    assertEquals(List.of(), studio.begun);
  }

  @Test
  void a_pause_right_before_an_image_is_made_lets_it_wait() {
    AtomicBoolean paused = new AtomicBoolean();
    store.beforeUpdate =
        output -> {
          if (output.state() == State.PROCESSING && paused.compareAndSet(false, true)) {
            consents.pause(ARTIST, "c");
          }
        };
    String id = order("dunes");
    await(() -> output(id).message().startsWith(PAUSED), () -> output(id).message());
    assertEquals(State.QUEUED, output(id).state());
    assertEquals(List.of(), studio.begun);
    consents.resume(ARTIST, "c");
    awaitState(id, State.SUCCEEDED);
  }

  @Test
  void an_image_whose_receipt_was_logged_before_the_withdrawal_stays() {
    AtomicBoolean withdrawn = new AtomicBoolean();
    store.beforeUpdate =
        output -> {
          if (output.state() == State.SUCCEEDED && withdrawn.compareAndSet(false, true)) {
            consents.withdraw(ARTIST, "c");
          }
        };
    String id = order("dunes");
    awaitState(id, State.SUCCEEDED);
    assertTrue(withdrawn.get());
  }

  @Test
  void one_that_waits_but_had_its_receipt_before_the_withdrawal_gets_its_image() {
    CountDownLatch go = new CountDownLatch(1);
    studio.work = id -> go.await();
    String other = order("version-d", "other");
    await(() -> studio.begun.contains(other), () -> "the other is made");
    String waiting = order("dunes");
    byte[] image = {1, 2, 3};
    receipts.issue(receipt(waiting), image, "image/png");
    consents.withdraw(ARTIST, "c");
    String unmade = order("version-d", "behind");
    consents.withdraw(ARTIST, "d");
    assertFailedForTheWithdrawal(unmade);
    awaitState(waiting, State.SUCCEEDED);
    assertEquals(Sha256.of(image), output(waiting).image().orElseThrow().sha256());
    assertEquals(List.of(other), studio.begun);
  }

  private static ConsentReceipt receipt(String id) {
    return new ConsentReceipt(
        id,
        ARTIST.accountId(),
        "Name",
        "model",
        "version-c",
        "weights",
        "Base 7",
        "studio",
        ConsentReceipt.PRIVATE_TEST,
        "terms",
        "c",
        2,
        "prompt",
        List.of(),
        Optional.empty());
  }

  @Test
  void what_waits_is_made_once_its_consent_is_resumed_and_lets_others_go_first() {
    CountDownLatch go = new CountDownLatch(1);
    studio.work = id -> go.await();
    String first = order("version-d", "first");
    await(() -> studio.begun.contains(first), () -> "the first is made");
    String resting = order("dunes");
    String other = order("version-d", "other");
    consents.pause(ARTIST, "c");
    go.countDown();
    awaitState(other, State.SUCCEEDED);
    await(() -> output(resting).message().startsWith(PAUSED), () -> output(resting).message());
    assertEquals(State.QUEUED, output(resting).state());
    consents.resume(ARTIST, "c");
    awaitState(resting, State.SUCCEEDED);
    assertEquals(List.of(first, other, resting), studio.begun);
  }

  @Test
  void a_pause_while_an_image_is_made_lets_it_be_finished() {
    studio.work = id -> consents.pause(ARTIST, "c");
    String id = order("dunes");
    awaitState(id, State.SUCCEEDED);
  }

  @Test
  void changes_that_nobody_was_told_of_are_seen_in_each_turn() {
    scene.loseEvents();
    CountDownLatch go = new CountDownLatch(1);
    studio.work = id -> go.await();
    String first = order("version-d", "first");
    String withdrawn = order("dunes");
    consents.withdraw(ARTIST, "c");
    String paused = order("version-d", "sea");
    consents.pause(ARTIST, "d");
    go.countDown();
    assertFailedForTheWithdrawal(withdrawn);
    await(() -> output(paused).message().startsWith(PAUSED), () -> output(paused).message());
    consents.resume(ARTIST, "d");
    awaitState(paused, State.SUCCEEDED);
    assertEquals(List.of(first, paused), studio.begun);
  }

  @Test
  void a_withdrawal_while_the_node_was_stopped_is_seen_when_it_starts() throws Exception {
    studio.work = id -> new CountDownLatch(1).await();
    String id = order("dunes");
    String waiting = order("sea");
    await(() -> studio.begun.contains(id), () -> "it is made");
    stop();
    consents.withdraw(ARTIST, "c");
    service();
    assertFailedForTheWithdrawal(id);
    assertFailedForTheWithdrawal(waiting);
    assertEquals(List.of(id), studio.begun);
  }
}
