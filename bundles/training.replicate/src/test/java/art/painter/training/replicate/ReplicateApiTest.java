package art.painter.training.replicate;

import static art.painter.api.PlatformException.Kind.UNAVAILABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.training.TrainingProvider;
import art.painter.training.replicate.ScriptedServer.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplicateApiTest {
  private static final Reply BUSY =
      Reply.json(429, "{\"detail\":\"Request was throttled. Your rate limit resets in ~0s.\"}");

  private ScriptedServer server;
  private ReplicateApi api;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedServer();
    api = Parts.api(server.url(), Duration.ofSeconds(2));
  }

  @AfterEach
  void stop() {
    api.close();
    server.close();
  }

  private Answer order() {
    return api.post("orders", Json.object().put("a", 1), TrainingProvider.UNCLEAR);
  }

  @Test
  void a_question_is_repeated_after_a_lost_answer_an_error_page_and_a_throttling() {
    server.on(
        "GET account",
        Reply.cut(),
        Reply.of(502, "<html>Bad gateway</html>".getBytes()).with("Content-Type", "text/html"),
        BUSY,
        Reply.json(200, "{\"username\":\"cheri\"}"));
    assertEquals("cheri", api.get("account").body().path("username").asText());
    assertEquals(4, server.asked().size());
  }

  @Test
  void a_question_is_not_repeated_for_ever() {
    server.on("GET account", Reply.json(503, "{}"));
    Parts.fails(UNAVAILABLE, ReplicateApi.UNREACHABLE, () -> api.get("account"));
    assertTrue(server.asked().size() <= 5, "asked " + server.asked().size() + " times");
  }

  @Test
  void a_wait_that_is_longer_than_patience_is_not_waited() {
    server.on("GET account", Reply.json(429, "{\"detail\":\"Slow down.\",\"retry_after\":9000}"));
    long before = System.nanoTime();
    PlatformException busy = Parts.fails(UNAVAILABLE, ReplicateApi.BUSY, () -> api.get("account"));
    assertTrue(busy.getMessage().contains("Slow down."), busy::getMessage);
    assertTrue(System.nanoTime() - before < Duration.ofSeconds(3).toNanos());
    assertEquals(1, server.asked().size());
  }

  @Test
  void an_order_is_sent_again_only_when_it_was_certainly_not_taken() {
    server.on("POST orders", BUSY, Reply.json(201, "{\"id\":\"x\"}"));
    assertEquals(201, order().status());
    assertEquals(2, server.asked().size());
  }

  @Test
  void an_order_whose_answer_is_lost_is_unclear_and_sent_once() {
    server.on("POST orders", Reply.cut());
    Parts.fails(UNAVAILABLE, TrainingProvider.UNCLEAR, this::order);
    assertEquals(1, server.asked().size());
  }

  @Test
  void an_order_whose_answer_is_an_error_page_or_no_json_is_unclear_and_sent_once() {
    for (Reply reply :
        List.of(
            Reply.of(502, "<html>".getBytes()),
            Reply.json(500, "{}"),
            Reply.json(408, "{}"),
            Reply.json(302, "{}").with("Location", server.url() + "/elsewhere"),
            // With these the HTTP client would by itself send the order again.
            Reply.json(503, "{}").with("Retry-After", "0"),
            Reply.json(201, "{\"id\":"),
            Reply.of(201, "<html>".getBytes()))) {
      server.asked().clear();
      server.on("POST orders", reply);
      Parts.fails(UNAVAILABLE, TrainingProvider.UNCLEAR, this::order);
      assertEquals(1, server.asked().size(), reply::toString);
    }
  }

  @Test
  void an_order_that_could_not_even_be_sent_is_certainly_not_taken() {
    try (ReplicateApi nowhere = Parts.api("http://127.0.0.1:1/v1", Parts.PATIENCE)) {
      Parts.fails(
          UNAVAILABLE,
          ReplicateApi.UNREACHABLE,
          () -> nowhere.post("orders", Json.object(), TrainingProvider.UNCLEAR));
    }
  }

  @Test
  void an_order_that_was_throttled_and_then_not_sent_is_certainly_not_taken() throws Exception {
    OnceBody body = new OnceBody(Json.body(Json.object()));
    body.writeTo(new okio.Buffer());
    assertTrue(body.begun());
    body.renew();
    assertFalse(body.begun());
  }

  @Test
  void a_refused_token_and_missing_credit_are_told_in_plain_words_and_not_asked_again() {
    server.on("GET account", Reply.json(401, "{\"detail\":\"no\",\"status\":401}"));
    Parts.fails(UNAVAILABLE, ReplicateApi.TOKEN_REFUSED, () -> api.get("account"));
    server.on("POST orders", Reply.json(402, "{\"title\":\"Insufficient credit\"}"));
    Parts.fails(UNAVAILABLE, ReplicateApi.CREDIT, this::order);
    assertEquals(2, server.asked().size());
  }

  @Test
  void a_refusal_that_depends_on_the_question_is_an_answer() {
    server.on("GET account", Reply.json(404, "{\"detail\":\"nothing here\"}"));
    assertTrue(api.get("account").missing());
    assertEquals("nothing here.", api.get("account").problem().words());
  }

  @Test
  void the_token_goes_to_the_api_and_to_nobody_else() throws IOException {
    try (ScriptedServer elsewhere = new ScriptedServer()) {
      elsewhere.on("GET trainings?cursor=2", "{\"next\":null,\"results\":[]}");
      elsewhere.on("GET weights", Reply.of(200, new byte[] {1}));
      server.on(
          "GET trainings",
          "{\"next\":\"" + elsewhere.url() + "/trainings?cursor=2\",\"results\":[{}]}");
      Parts.fails(
          UNAVAILABLE, ReplicateApi.FOREIGN_LINK, () -> new TrainingList(api).walk(9, job -> true));
      assertEquals(List.of(), elsewhere.asked(), "a list is not followed elsewhere");

      server.on("GET account", Reply.json(302, "{}").with("Location", elsewhere.url() + "/x"));
      Parts.fails(UNAVAILABLE, ReplicateApi.UNREACHABLE, () -> api.get("account"));
      assertEquals(List.of(), elsewhere.asked(), "nor is a redirect");

      HttpUrl file = HttpUrl.get(elsewhere.url() + "/weights");
      try (Response response = api.fetch(file, false)) {
        assertEquals(200, response.code());
      }
      assertTrue(elsewhere.asked().get(0).header("authorization").isEmpty());
      assertThrows(PlatformException.class, () -> api.fetch(file, true));
      assertEquals(1, elsewhere.asked().size());
    }
    assertEquals("Bearer " + Parts.TOKEN, server.asked().get(0).header("authorization").get());
  }

  @Test
  void a_file_is_fetched_with_the_token_only_when_the_api_itself_asks_for_it() throws IOException {
    server.on("GET w", Reply.json(401, "{}"), Reply.of(200, new byte[] {7}));
    try (var in = new Delivery(api).open(server.url() + "/w", 10)) {
      assertEquals(7, in.read());
    }
    assertTrue(server.asked().get(0).header("authorization").isEmpty());
    assertTrue(server.asked().get(1).header("authorization").isPresent());
    try (ScriptedServer elsewhere = new ScriptedServer()) {
      elsewhere.on("GET w", Reply.json(403, "{}"));
      assertThrows(IOException.class, () -> new Delivery(api).open(elsewhere.url() + "/w", 10));
      assertEquals(1, elsewhere.asked().size());
      assertTrue(elsewhere.asked().get(0).header("authorization").isEmpty());
    }
  }

  @Test
  void a_file_that_is_larger_than_allowed_fails() throws IOException {
    server.on("GET w", Reply.of(200, new byte[11]));
    try (var in = new Delivery(api).open(server.url() + "/w", 10)) {
      assertThrows(IOException.class, in::readAllBytes);
    }
  }

  @Test
  void pages_are_followed_and_read_one_element_at_a_time() {
    server.on(
        "GET trainings",
        "{\"results\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"previous\":null,\"next\":\""
            + server.url()
            + "/trainings?cursor=c%3D\"}");
    server.on("GET trainings?cursor=c%3D", "{\"next\":null,\"results\":[{\"id\":\"c\"}]}");
    List<String> ids = new ArrayList<>();
    assertTrue(new TrainingList(api).walk(5, job -> ids.add(job.id())));
    assertEquals(List.of("a", "b", "c"), ids);
    assertFalse(new TrainingList(api).walk(1, job -> true), "did not come to the end");
    assertTrue(new TrainingList(api).walk(1, job -> false), "was told to stop");
  }

  @Test
  void an_interrupted_thread_stops_waiting_and_stays_interrupted() {
    server.on("GET account", Reply.json(503, "{}").with("Retry-After", "5"));
    Thread.currentThread().interrupt();
    Parts.fails(UNAVAILABLE, ReplicateApi.INTERRUPTED, () -> api.get("account"));
    assertTrue(Thread.interrupted());
  }

  @Test
  void headers_of_an_order_are_sent() {
    server.on("POST orders", Reply.json(201, "{}"));
    api.post("orders", Json.object(), Map.of("Cancel-After", "30s"), "x");
    assertEquals("30s", server.asked().get(0).header("cancel-after").get());
  }

  @Test
  void a_long_pause_that_was_asked_for_is_kept_by_every_request_without_asking_again() {
    server.on("GET things", Reply.json(429, "{\"retry_after\":300}"));
    Parts.fails(UNAVAILABLE, ReplicateApi.BUSY, () -> api.get("things"));
    assertEquals(1, server.asked("GET things").size());
    server.on("GET things", "{}");
    Parts.fails(UNAVAILABLE, ReplicateApi.BUSY, () -> api.get("things"));
    Parts.fails(UNAVAILABLE, ReplicateApi.BUSY, () -> api.get("others"));
    assertEquals(1, server.asked("GET things").size());
  }

  @Test
  void predictions_rest_apart_from_everything_else() {
    server.on("POST predictions", Reply.json(429, "{\"retry_after\":300}"));
    Parts.fails(
        UNAVAILABLE, ReplicateApi.BUSY, () -> api.post("predictions", Json.object(), "unclear"));
    server.on("GET things", "{}");
    assertTrue(api.get("things").ok());
    Parts.fails(
        UNAVAILABLE, ReplicateApi.BUSY, () -> api.post("predictions", Json.object(), "unclear"));
    assertEquals(1, server.asked("POST predictions").size());
  }
}
