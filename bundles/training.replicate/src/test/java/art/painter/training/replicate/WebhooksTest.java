package art.painter.training.replicate;

import static art.painter.api.PlatformException.Kind.DENIED;
import static art.painter.api.PlatformException.Kind.NOT_FOUND;
import static art.painter.api.PlatformException.Kind.UNAVAILABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.training.TrainingProvider;
import art.painter.api.training.TrainingStatus;
import art.painter.training.replicate.ScriptedServer.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {
  private static final String SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
  private static final String ID = "abcdefghij0123";
  private static final String DONE =
      "{\"id\":\"" + ID + "\",\"status\":\"succeeded\",\"output\":{\"version\":\"v\"}}";
  private static final String RUNS = "{\"id\":\"" + ID + "\",\"status\":\"processing\"}";

  private final AtomicLong nanos = new AtomicLong();
  private final News news = new News(nanos::get);
  private ScriptedServer server;
  private ReplicateApi api;
  private Webhooks webhooks;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedServer().on("GET webhooks/default/secret", "{\"key\":\"" + SECRET + "\"}");
    api = Parts.api(server);
    webhooks = at(NOW);
  }

  private Webhooks at(Instant now) {
    return new Webhooks(api, news, Duration.ofSeconds(300), Clock.fixed(now, ZoneOffset.UTC));
  }

  @AfterEach
  void stop() {
    api.close();
    server.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> headers(String id, long time, String signatures) {
    return new HashMap<>(
        Map.of(
            "webhook-id", id,
            "webhook-timestamp", Long.toString(time),
            "webhook-signature", signatures));
  }

  private static String signature(String secret, String id, long time, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
      return "v1,"
          + Base64.getEncoder().encodeToString(mac.doFinal(bytes(id + "." + time + "." + body)));
    } catch (java.security.GeneralSecurityException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private Optional<String> take(String messageId, String body) {
    long time = NOW.getEpochSecond();
    return webhooks.take(
        headers(messageId, time, signature(SECRET, messageId, time, body)), bytes(body));
  }

  @Test
  void the_known_signature_is_genuine_and_nothing_that_was_changed_is() {
    byte[] body = bytes("{\"id\":\"tr\",\"status\":\"succeeded\"}");
    String good = "v1,pDr6nvHJiqPXcEfOXrhuRlTf2WOEve9Iune1R0Teeog=";
    Map<String, String> headers = headers("msg_2abc", 1_700_000_000L, good);
    assertTrue(WebhookSignature.isGenuine(SECRET, headers, body));
    headers.put("webhook-signature", "v1,AAAA v2," + good.substring(3) + " v1,%% " + good);
    assertTrue(WebhookSignature.isGenuine(SECRET, headers, body), "one of several");
    headers.put("webhook-signature", "v2," + good.substring(3));
    assertFalse(WebhookSignature.isGenuine(SECRET, headers, body), "another scheme");
    headers.put("webhook-signature", good);
    assertFalse(WebhookSignature.isGenuine(SECRET, headers, bytes("{}")));
    headers.put("webhook-timestamp", "1700000001");
    assertFalse(WebhookSignature.isGenuine(SECRET, headers, body));
    assertFalse(WebhookSignature.isGenuine(SECRET, Map.of(), body));
  }

  @Test
  void a_genuine_message_names_its_training() {
    assertEquals(Optional.of(ID), take("m1", DONE));
    assertEquals(1, server.asked().size());
    take("m2", DONE);
    assertEquals(1, server.asked().size(), "the secret is asked for once");
  }

  @Test
  void a_forged_late_or_incomplete_message_is_denied() {
    long time = NOW.getEpochSecond();
    String good = signature(SECRET, "m", time, DONE);
    for (Map<String, String> bad :
        java.util.List.of(
            headers("m", time, "v1,AAAA"),
            headers("other", time, good),
            headers("m", time - 301, signature(SECRET, "m", time - 301, DONE)),
            headers("m", time + 301, signature(SECRET, "m", time + 301, DONE)),
            headers("", time, signature(SECRET, "", time, DONE)),
            Map.<String, String>of())) {
      Parts.fails(DENIED, TrainingProvider.WEBHOOK_FORGED, () -> webhooks.take(bad, bytes(DONE)));
    }
    assertTrue(server.asked().size() <= 1, "forgers do not make it ask again and again");
  }

  @Test
  void a_renewed_secret_is_learned_after_a_minute() {
    take("m1", RUNS);
    String renewed = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    server.on("GET webhooks/default/secret", "{\"key\":\"" + renewed + "\"}");
    long time = NOW.getEpochSecond();
    Map<String, String> headers = headers("m2", time, signature(renewed, "m2", time, DONE));
    Parts.fails(DENIED, TrainingProvider.WEBHOOK_FORGED, () -> webhooks.take(headers, bytes(DONE)));
    assertEquals(Optional.of(ID), at(NOW.plusSeconds(61)).take(headers, bytes(DONE)));
  }

  @Test
  void a_message_that_came_before_is_no_news() {
    assertEquals(Optional.of(ID), take("m1", DONE));
    assertEquals(Optional.empty(), take("m1", DONE));
  }

  @Test
  void what_is_older_than_what_the_platform_knows_is_no_news() {
    news.told(ID, TrainingStatus.SUCCEEDED);
    assertEquals(Optional.empty(), take("m1", RUNS));
    assertEquals(Optional.empty(), take("m2", DONE));
    assertEquals(Optional.empty(), take("m3", DONE.replace("succeeded", "failed")), "it has ended");
  }

  @Test
  void an_end_is_news_until_the_platform_has_asked() {
    assertEquals(Optional.of(ID), take("m1", RUNS));
    assertEquals(Optional.of(ID), take("m2", DONE));
    assertEquals(Optional.of(ID), take("m3", DONE));
  }

  @Test
  void new_lines_of_a_log_are_news_now_and_then() {
    assertEquals(Optional.of(ID), take("m1", RUNS));
    assertEquals(Optional.empty(), take("m2", RUNS));
    nanos.addAndGet(Duration.ofSeconds(5).toNanos());
    assertEquals(Optional.of(ID), take("m3", RUNS));
  }

  @Test
  void a_message_about_something_else_is_no_news() {
    assertEquals(Optional.empty(), take("m1", "no json"));
    assertEquals(Optional.empty(), take("m2", "{\"id\":\"../x\",\"status\":\"processing\"}"));
    assertEquals(Optional.empty(), take("m3", "[]"));
  }

  @Test
  void without_the_secret_nothing_is_believed() {
    server.on("GET webhooks/default/secret", Reply.json(404, "{}"));
    Parts.fails(UNAVAILABLE, ReplicateApi.UNREACHABLE, () -> take("m1", DONE));
  }

  @Test
  void a_provider_that_orders_no_messages_takes_none() {
    ReplicateProvider off = Parts.provider(server.url(), Map.of());
    Parts.fails(NOT_FOUND, TrainingProvider.NO_WEBHOOKS, () -> off.webhook(Map.of(), bytes(DONE)));
    ReplicateProvider on =
        Parts.provider(server.url(), Map.of("webhook.url", "https://studio.example"));
    Parts.fails(DENIED, TrainingProvider.WEBHOOK_FORGED, () -> on.webhook(Map.of(), bytes(DONE)));
  }
}
