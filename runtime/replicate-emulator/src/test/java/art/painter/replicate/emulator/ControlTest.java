package art.painter.replicate.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steering the emulator. */
class ControlTest {
  private Emulator emulator;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    emulator = Emulator.start(EmulatorOptions.defaults());
    client = new Client(emulator);
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  private CompletableFuture<Client.Reply> later(String destination) {
    return CompletableFuture.supplyAsync(
        () ->
            client.post(
                Client.OSTRIS, Client.training(destination, "http://127.0.0.1:1/none.zip")));
  }

  private void hold(String route, boolean before) {
    client
        .control("POST", "/hold", "{\"route\":\"" + route + "\",\"before\":" + before + "}")
        .expect(204);
  }

  private int trainings() {
    return client.control("GET", "/trainings", null).json().size();
  }

  @Test
  void a_request_can_be_held_before_it_is_accepted() throws Exception {
    String model = client.model("held");
    hold("create-training", true);
    CompletableFuture<Client.Reply> reply = later(model);
    JsonNode held = client.control("GET", "/hold?timeout=20", null).json();
    assertTrue(held.path("held").asBoolean());
    assertEquals("create-training", held.path("route").asText());
    assertEquals(0, trainings());
    assertFalse(reply.isDone());
    client.control("POST", "/release", null).expect(204);
    reply.get(20, TimeUnit.SECONDS).expect(201);
    assertEquals(1, trainings());
  }

  @Test
  void a_request_can_be_held_after_it_was_accepted() throws Exception {
    String model = client.model("held");
    hold("create-training", false);
    CompletableFuture<Client.Reply> reply = later(model);
    assertTrue(client.control("GET", "/hold?timeout=20", null).json().path("held").asBoolean());
    assertEquals(1, trainings());
    assertFalse(reply.isDone());
    client.control("POST", "/release", null).expect(204);
    reply.get(20, TimeUnit.SECONDS).expect(201);
    later(model).get(20, TimeUnit.SECONDS).expect(201);
  }

  @Test
  void nobody_held_is_told_after_the_timeout() {
    JsonNode held = client.control("GET", "/hold?timeout=0", null).expect(200).json();
    assertFalse(held.path("held").asBoolean());
    client.control("POST", "/hold", "{\"route\":\"none\"}").expect(400);
  }

  @Test
  void thousands_of_trainings_are_made_up_and_ended_by_hand() {
    String model = client.model("many");
    JsonNode ids =
        client
            .control("POST", "/trainings", "{\"count\":10000,\"destination\":\"" + model + "\"}")
            .expect(201)
            .json();
    assertEquals(10_000, ids.size());
    String id = ids.path(4999).asText();
    assertEquals("processing", client.get("/trainings/" + id).json().path("status").asText());
    JsonNode failed =
        client
            .control(
                "POST",
                "/trainings/" + id,
                "{\"status\":\"failed\",\"error\":\"Out of paint\",\"logs\":\"line\\n\"}")
            .expect(200)
            .json();
    JsonNode read = client.get("/trainings/" + id).json();
    assertEquals(read.path("completed_at"), failed.path("at"));
    assertEquals("Out of paint", read.path("error").asText());
    assertEquals("line\n", read.path("logs").asText());
    JsonNode list = client.control("GET", "/trainings", null).json();
    assertEquals(10_000, list.size());
    assertEquals("failed", list.path(4999).path("status").asText());
    client.control("POST", "/trainings/" + id, "{\"status\":\"queued\"}").expect(400);
    client.control("POST", "/trainings/none", "{\"status\":\"failed\"}").expect(404);
  }

  @Test
  void the_list_of_trainings_names_the_uploaded_file() {
    String model = client.model("named");
    String images = client.uploaded(new byte[] {1});
    client.post(Client.OSTRIS, Client.training(model, images)).expect(201);
    JsonNode training = client.control("GET", "/trainings", null).json().path(0);
    assertEquals("works.zip", training.path("package").asText());
    assertEquals(model, training.path("destination").asText());
  }

  @Test
  void requests_are_counted_by_route_and_forgotten_on_demand() {
    client.get("/account").expect(200);
    client.get("/trainings/none").expect(404);
    client.get("/trainings/other").expect(404);
    JsonNode counts = client.control("GET", "/requests", null).json();
    assertEquals(3, counts.path("total").asInt());
    assertEquals(2, counts.path("requests").path("GET /v1/trainings/{training_id}").asInt());
    client.control("DELETE", "/requests", null).expect(204);
    assertEquals(0, client.control("GET", "/requests", null).json().path("total").asInt());
  }

  @Test
  void the_clock_goes_forward_only() {
    Instant before =
        Instant.parse(client.control("GET", "/clock", null).json().path("now").asText());
    client.advance("PT1H");
    Instant after =
        Instant.parse(client.control("GET", "/clock", null).json().path("now").asText());
    assertTrue(Duration.between(before, after).toMinutes() >= 60);
    client.control("POST", "/clock", "{\"advance\":\"-PT1H\"}").expect(400);
    client.control("POST", "/clock", "{\"advance\":\"soon\"}").expect(400);
  }

  @Test
  void the_limit_of_requests_is_real_and_can_be_set() {
    client
        .control(
            "POST",
            "/rate-limit",
            "{\"predictions\":{\"perMinute\":6,\"burst\":1},\"other\":{\"perMinute\":0}}")
        .expect(204);
    String body = "{\"input\":{\"prompt\":\"x\",\"num_outputs\":9}}";
    Client.Reply first = client.post(Client.OFFICIAL, body).expect(422);
    assertEquals("0", first.header("ratelimit-remaining"));
    Client.Reply second = client.post(Client.OFFICIAL, body).expect(429);
    assertTrue(second.json().path("detail").asText().contains("resets in ~10s"));
    client.get("/account").expect(200);
    client.advance("PT10S");
    client.post(Client.OFFICIAL, body).expect(422);
  }

  @Test
  void six_hundred_predictions_a_minute_and_no_more() {
    String body = "{\"input\":{}}";
    int passed = 0;
    while (client.post(Client.OFFICIAL, body).status() == 422) {
      passed++;
    }
    assertTrue(passed >= 600 && passed < 700, "passed " + passed);
  }

  @Test
  void control_calls_are_refused_to_pages_of_other_origins() throws IOException {
    assertTrue(raw("Host: evil.example").startsWith("HTTP/1.1 403"));
    int port = emulator.url().getPort();
    assertTrue(raw("Host: 127.0.0.1:" + port).startsWith("HTTP/1.1 200"));
    assertTrue(raw("Host: localhost:" + port).startsWith("HTTP/1.1 200"));
    assertTrue(
        raw("Host: 127.0.0.1:" + port + "\r\nOrigin: http://evil.example")
            .startsWith("HTTP/1.1 403"));
  }

  private String raw(String headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.url().getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET /control/clock HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
