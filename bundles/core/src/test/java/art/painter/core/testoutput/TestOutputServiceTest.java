package art.painter.core.testoutput;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.receipt.ConsentReceipt;
import art.painter.api.testoutput.TestOutput;
import art.painter.api.testoutput.TestOutput.State;
import art.painter.core.Sha256;
import art.painter.testkit.Samples;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TestOutputServiceTest extends TestOutputTest {
  @Test
  void an_image_is_there_together_with_its_receipt() {
    String id = order("dunes");
    awaitState(id, State.SUCCEEDED);
    TestOutput.Image image = output(id).image().orElseThrow();
    assertEquals(Sha256.of("image of dunes 1"), image.sha256());
    assertEquals(id, image.receiptId());
    assertEquals(List.of("a note"), image.notes());
    assertEquals(receipts.issued(id).orElseThrow().issued(), image.completed());
    ConsentReceipt said = receipts.said.get(id);
    assertEquals("c", said.consentId());
    assertEquals(2, said.consentVersion());
    assertEquals(ConsentReceipt.PRIVATE_TEST, said.license());
    assertEquals(Samples.account().publicName(), said.artistName());
    assertEquals(List.of(), said.restrictions());
    assertEquals(Optional.empty(), said.validUntil());
  }

  @Test
  void who_knows_the_id_of_an_image_cannot_tell_that_of_the_next() {
    studio.work = id -> new CountDownLatch(1).await();
    config.put("most.waiting.per.artist", 100);
    List<String> ids = Stream.generate(() -> order("dunes")).limit(100).toList();
    Set<Long> steps = new HashSet<>();
    for (int i = 1; i < ids.size(); i++) {
      steps.add(random(ids.get(i)) - random(ids.get(i - 1)));
    }
    assertEquals(99, steps.size(), ids::toString);
    assertEquals(ids.stream().sorted().toList(), ids, "they are still in order");
  }

  /** The part of an id that is drawn anew for each. */
  private static long random(String id) {
    return Long.parseLong(id.substring(id.lastIndexOf('-') + 1), 16);
  }

  @Test
  void who_ordered_an_image_can_prove_its_prompt_and_nobody_else_can_guess_it() {
    String id = order("dunes");
    String same = order("dunes");
    awaitState(id, State.SUCCEEDED);
    awaitState(same, State.SUCCEEDED);
    String salt = output(id).promptSalt();
    assertTrue(salt.matches("[0-9a-f]{32}"), salt);
    assertNotEquals(salt, output(same).promptSalt());
    assertEquals(Sha256.of(salt + "dunes"), receipts.said.get(id).promptHash());
  }

  @Test
  void a_node_that_dies_between_receipt_and_output_makes_no_second_image_and_no_second_receipt()
      throws Exception {
    studio.remote = true;
    CountDownLatch dead = new CountDownLatch(1);
    store.beforeUpdate =
        output -> {
          if (output.state() == State.SUCCEEDED) {
            dead.countDown();
            throw new Error("the process dies");
          }
        };
    String id = order("dunes");
    dead.await();
    stop();
    store.beforeUpdate = output -> {};
    assertEquals(State.PROCESSING, output(id).state());
    service();
    awaitState(id, State.SUCCEEDED);
    assertEquals(Sha256.of("image of dunes 1"), output(id).image().orElseThrow().sha256());
    assertEquals(id, output(id).image().orElseThrow().receiptId());
    assertEquals(List.of(id), studio.begun);
    assertEquals(1, receipts.said.size());
  }

  @Test
  void a_receipt_of_which_the_answer_was_lost_is_found_and_the_image_not_made_again() {
    receipts.answersAreLost = true;
    String id = order("dunes");
    awaitState(id, State.SUCCEEDED);
    assertEquals(List.of(id), studio.begun);
    assertEquals(Sha256.of("image of dunes 1"), output(id).image().orElseThrow().sha256());
  }

  @Test
  void an_image_waits_for_its_receipt_and_is_not_made_again() {
    receipts.formatIsAway = true;
    String id = order("dunes");
    await(() -> output(id).message().contains("waits for its receipt"), () -> "it waits");
    assertEquals(State.PROCESSING, output(id).state());
    receipts.formatIsAway = false;
    awaitState(id, State.SUCCEEDED);
    assertEquals(List.of(id), studio.begun);
  }

  @Test
  void an_image_that_may_have_been_billed_is_not_made_again() throws Exception {
    studio.remote = true;
    studio.work = id -> new CountDownLatch(1).await();
    String id = order("dunes");
    await(() -> studio.begun.size() == 1, () -> "it is made");
    stop();
    assertEquals(State.PROCESSING, output(id).state());
    consents.pause(ARTIST, "c");
    service();
    awaitState(id, State.FAILED);
    assertTrue(output(id).message().contains("may have been billed"), output(id).message());
    assertEquals(List.of(id), studio.begun);
  }

  @Test
  void an_image_that_takes_too_long_is_given_up_and_the_next_one_made() {
    config.put("most.seconds", 1);
    CountDownLatch never = new CountDownLatch(1);
    studio.work =
        id -> {
          if (studio.begun.size() == 1) {
            never.await();
          }
        };
    String slow = order("dunes");
    String next = order("sea");
    awaitState(slow, State.FAILED);
    assertEquals("The provider took longer than 1 seconds.", output(slow).message());
    awaitState(next, State.SUCCEEDED);
  }

  @Test
  void an_image_that_is_too_large_is_refused() {
    config.put("most.image.bytes", 10);
    String id = order("dunes");
    awaitState(id, State.FAILED);
    assertTrue(output(id).message().contains("more than the 10 bytes"), output(id).message());
    assertEquals(0, receipts.said.size());
  }
}
