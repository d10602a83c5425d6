package art.painter.replicate.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks come signed, again when they were not taken, and in all the ways they can go wrong. */
class WebhooksTest {
  private Emulator emulator;
  private Client client;
  private Receiver receiver;
  private String secret;

  @BeforeEach
  void start() throws IOException {
    emulator = Emulator.start(EmulatorOptions.defaults());
    client = new Client(emulator);
    receiver = new Receiver();
    secret = client.get("/webhooks/default/secret").json().path("key").asText();
    client.model("hooked");
  }

  @AfterEach
  void stop() {
    receiver.close();
    emulator.close();
  }

  /** A training that runs until it is ended by hand. */
  private String running(String events) {
    String body =
        "{\"destination\":\"emulator/hooked\",\"webhook\":\""
            + receiver.url()
            + "\",\"webhook_events_filter\":"
            + events
            + "}";
    return client.control("POST", "/trainings", body).expect(201).json().path(0).asText();
  }

  private void end(String id, String status) {
    client
        .control("POST", "/trainings/" + id, "{\"status\":\"" + status + "\",\"error\":\"no\"}")
        .expect(200);
  }

  private List<Receiver.Hook> ended(Fault fault, int count) throws InterruptedException {
    String id = running("[\"completed\"]");
    client.fault(fault);
    end(id, "failed");
    return receiver.await(count);
  }

  @Test
  void the_signature_is_that_of_a_known_example() {
    assertEquals(
        "v1,pDr6nvHJiqPXcEfOXrhuRlTf2WOEve9Iune1R0Teeog=",
        WebhookSignature.of(
            "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
            "msg_2abc",
            1700000000,
            "{\"id\":\"tr\",\"status\":\"succeeded\"}"));
  }

  @Test
  void start_logs_and_completed_come_in_order_and_say_what_get_says() throws Exception {
    String id = running("[\"start\",\"logs\",\"completed\"]");
    client
        .control("POST", "/trainings/" + id, "{\"status\":\"processing\",\"logs\":\"step 1\\r\"}")
        .expect(200);
    end(id, "succeeded");
    List<Receiver.Hook> hooks = receiver.await(3);
    assertEquals("processing", hooks.get(0).json().path("status").asText());
    assertEquals("step 1\r", hooks.get(1).json().path("logs").asText());
    assertEquals(client.get("/trainings/" + id).json(), hooks.get(2).json());
    for (Receiver.Hook hook : hooks) {
      assertTrue(hook.isSignedWith(secret));
    }
    assertEquals(3, hooks.stream().map(hook -> hook.header("webhook-id")).distinct().count());
  }

  @Test
  void the_last_webhook_is_sent_again_with_the_same_id_for_a_minute() throws Exception {
    receiver.refuse(3, 302);
    end(running("[\"completed\"]"), "failed");
    for (int attempt = 1; attempt < 4; attempt++) {
      receiver.await(attempt);
      awaitAttempt(attempt + 1);
    }
    List<Receiver.Hook> hooks = receiver.await(4);
    assertEquals(1, hooks.stream().map(hook -> hook.header("webhook-id")).distinct().count());
    assertNotEquals(
        hooks.get(0).header("webhook-timestamp"), hooks.get(3).header("webhook-timestamp"));
    client.advance("PT5M");
    assertEquals(4, receiver.count());
  }

  /** The next attempt is put on the agenda a moment after the one before was refused. */
  private void awaitAttempt(int count) {
    long end = System.nanoTime() + 20_000_000_000L;
    while (receiver.count() < count && System.nanoTime() < end) {
      client.advance("PT10S");
    }
  }

  @Test
  void earlier_webhooks_are_not_sent_again() throws Exception {
    receiver.refuse(1, 500);
    String id = running("[\"start\",\"completed\"]");
    receiver.await(1);
    client.advance("PT2M");
    end(id, "failed");
    List<Receiver.Hook> hooks = receiver.await(2);
    assertEquals("failed", hooks.get(1).json().path("status").asText());
  }

  @Test
  void webhook_duplicate_comes_twice_with_one_id() throws Exception {
    List<Receiver.Hook> hooks = ended(Fault.WEBHOOK_DUPLICATE, 2);
    assertEquals(hooks.get(0).header("webhook-id"), hooks.get(1).header("webhook-id"));
    assertEquals(hooks.get(0).body(), hooks.get(1).body());
  }

  @Test
  void webhook_out_of_order_says_processing_after_the_end() throws Exception {
    List<Receiver.Hook> hooks = ended(Fault.WEBHOOK_OUT_OF_ORDER, 2);
    assertEquals("failed", hooks.get(0).json().path("status").asText());
    assertEquals("processing", hooks.get(1).json().path("status").asText());
    assertTrue(hooks.get(1).isSignedWith(secret));
  }

  @Test
  void webhook_late_comes_minutes_later() throws Exception {
    String id = running("[\"completed\"]");
    client.fault(Fault.WEBHOOK_LATE);
    end(id, "failed");
    client.advance("PT1M");
    end(running("[\"completed\"]"), "canceled");
    assertEquals("canceled", receiver.await(1).get(0).json().path("status").asText());
    client.advance("PT1M");
    assertEquals(id, receiver.await(2).get(1).json().path("id").asText());
  }

  @Test
  void webhook_forged_is_signed_with_another_secret() throws Exception {
    assertFalse(ended(Fault.WEBHOOK_FORGED, 1).get(0).isSignedWith(secret));
  }

  @Test
  void webhook_large_has_more_than_100_kilobytes() throws Exception {
    Receiver.Hook hook = ended(Fault.WEBHOOK_LARGE, 1).get(0);
    assertTrue(hook.body().length() > 100_000);
    assertTrue(hook.isSignedWith(secret));
  }

  @Test
  void webhook_second_signature_is_the_right_one() throws Exception {
    Receiver.Hook hook = ended(Fault.WEBHOOK_SECOND_SIGNATURE, 1).get(0);
    assertEquals(2, hook.header("webhook-signature").split(" ").length);
    assertTrue(hook.isSignedWith(secret));
  }

  @Test
  void there_is_no_webhook_for_an_aborted_training() throws Exception {
    end(running("[\"completed\"]"), "aborted");
    end(running("[\"completed\"]"), "failed");
    assertEquals("failed", receiver.await(1).get(0).json().path("status").asText());
  }
}
