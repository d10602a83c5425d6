package art.painter.replicate.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each fault happens when it is asked for, and then no more. */
class FaultsTest {
  private static Emulator emulator;
  private static Client client;
  private static String model;

  @BeforeAll
  static void start() throws IOException {
    emulator = Emulator.start(EmulatorOptions.defaults().withSteps(1).withImageSize(128));
    client = new Client(emulator);
    model = client.model("faulty");
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  @BeforeEach
  @AfterEach
  void clear() {
    client.control("DELETE", "/faults", null).expect(204);
    client.control("DELETE", "/elsewhere", null).expect(204);
  }

  private static int trainings() {
    return client.control("GET", "/trainings", null).json().size();
  }

  private static Client.Reply train(String... headers) {
    return client.post(
        Client.OSTRIS, Client.training(model, "http://127.0.0.1:1/none.zip"), headers);
  }

  private static JsonNode trained(Fault fault) {
    String id = train(Faults.HEADER, fault.label()).expect(201).json().path("id").asText();
    return client.awaitEnd("/trainings/" + id);
  }

  private static JsonNode predicted(Fault fault, int count) {
    String body = "{\"input\":{\"prompt\":\"a cat\",\"num_outputs\":" + count + "}}";
    Client.Reply created = client.post(Client.OFFICIAL, body, Faults.HEADER, fault.label());
    return client.awaitEnd("/predictions/" + created.expect(201).json().path("id").asText());
  }

  @Test
  void all_faults_are_listed_with_what_they_do() {
    JsonNode list = client.control("GET", "/faults", null).json();
    assertEquals(Fault.values().length, list.size());
    list.forEach(fault -> assertFalse(fault.path("explanation").asText().isEmpty()));
    client.control("POST", "/faults", "{\"fault\":\"none\"}").expect(400);
    client
        .control("POST", "/faults", "{\"fault\":\"all-withheld\",\"route\":\"upload\"}")
        .expect(400);
  }

  @Test
  void a_fault_happens_as_often_as_ordered_and_to_the_ordered_route_only() {
    client
        .control(
            "POST", "/faults", "{\"fault\":\"bad-gateway\",\"times\":2,\"route\":\"get-account\"}")
        .expect(200);
    client.get("/hardware").expect(200);
    client.get("/account").expect(502);
    client.get("/account").expect(502);
    client.get("/account").expect(200);
  }

  @Test
  void training_request_dropped_begins_nothing() {
    int before = trainings();
    client.fault(Fault.TRAINING_REQUEST_DROPPED);
    assertThrows(UncheckedIOException.class, FaultsTest::train);
    assertEquals(before, trainings());
  }

  @Test
  void training_answer_dropped_begins_a_training() {
    int before = trainings();
    client.fault(Fault.TRAINING_ANSWER_DROPPED);
    assertThrows(UncheckedIOException.class, FaultsTest::train);
    assertEquals(before + 1, trainings());
  }

  @Test
  void training_answer_502_begins_a_training() {
    int before = trainings();
    Client.Reply reply = train(Faults.HEADER, Fault.TRAINING_ANSWER_502.label()).expect(502);
    assertTrue(reply.text().contains("<html>"));
    assertEquals(before + 1, trainings());
  }

  @Test
  void three_kinds_of_throttling_tell_when_to_come_again() {
    Client.Reply text =
        client.get("/account", Faults.HEADER, Fault.THROTTLED_TEXT.label()).expect(429);
    assertTrue(text.json().path("detail").asText().matches(".*resets in ~\\d+s\\."));
    assertTrue(text.json().path("retry_after").isMissingNode());
    Client.Reply json =
        client.get("/account", Faults.HEADER, Fault.THROTTLED_JSON.label()).expect(429);
    assertTrue(json.json().path("retry_after").asInt() > 0);
    assertEquals("", json.header("retry-after"));
    Client.Reply header =
        client.get("/account", Faults.HEADER, Fault.THROTTLED_HEADER.label()).expect(429);
    assertEquals("1", header.header("retry-after"));
  }

  @Test
  void bad_gateway_answers_with_html() {
    Client.Reply reply =
        client.get("/account", Faults.HEADER, Fault.BAD_GATEWAY.label()).expect(502);
    assertEquals("text/html", reply.header("content-type"));
  }

  @Test
  void unauthorized_answers_as_with_a_revoked_token() {
    client.fault(Fault.UNAUTHORIZED);
    Client.Reply reply = client.get("/account").expect(401);
    assertEquals("Unauthenticated", reply.json().path("title").asText());
    assertEquals("", reply.header("ratelimit-remaining"));
    client.get("/account").expect(200);
  }

  @Test
  void slow_answers_take_seconds_and_are_whole() {
    long began = System.nanoTime();
    JsonNode slow = client.get("/account", Faults.HEADER, Fault.SLOW.label()).expect(200).json();
    assertTrue(System.nanoTime() - began > 2_000_000_000L);
    assertEquals(client.get("/account").json(), slow);
  }

  @Test
  void insufficient_credit_and_invalid_input_begin_nothing() {
    int before = trainings();
    client.fault(Fault.INSUFFICIENT_CREDIT);
    assertEquals("Insufficient credit", train().expect(402).json().path("title").asText());
    client.fault(Fault.INVALID_INPUT);
    assertEquals(1, train().expect(422).json().path("invalid_fields").size());
    client
        .post(
            Client.OFFICIAL,
            "{\"input\":{\"prompt\":\"x\"}}",
            Faults.HEADER,
            Fault.INSUFFICIENT_CREDIT.label())
        .expect(402);
    assertEquals(before, trainings());
  }

  @Test
  void next_elsewhere_points_to_another_origin_that_notes_tokens() {
    train().expect(201);
    String next =
        client
            .get("/trainings", Faults.HEADER, Fault.NEXT_ELSEWHERE.label())
            .json()
            .path("next")
            .asText();
    JsonNode elsewhere = client.control("GET", "/elsewhere", null).json();
    assertTrue(next.startsWith(elsewhere.path("url").asText() + "/v1/trainings"));
    assertNotEquals(emulator.url().getPort(), URI.create(next).getPort());
    assertEquals(0, elsewhere.path("requests").size());
    client.fetch(next).expect(200);
    JsonNode hit = client.control("GET", "/elsewhere", null).json().path("requests").path(0);
    assertEquals("/v1/trainings", hit.path("path").asText());
    assertFalse(hit.path("authorization").asBoolean());
  }

  @Test
  void file_expired_fails_the_training_and_takes_the_file_away() {
    JsonNode file = client.upload("works.zip", Works.zip()).json();
    client.fault(Fault.FILE_EXPIRED);
    String images = file.path("urls").path("get").asText();
    String id =
        client
            .post(Client.OSTRIS, Client.training(model, images))
            .expect(201)
            .json()
            .path("id")
            .asText();
    JsonNode ended = client.awaitEnd("/trainings/" + id);
    assertEquals("failed", ended.path("status").asText());
    assertTrue(ended.path("error").asText().contains("404"));
    client.get("/files/" + file.path("id").asText()).expect(404);
  }

  @Test
  void trainings_end_in_the_ordered_way() {
    JsonNode failed = trained(Fault.TRAINING_FAILED);
    assertEquals("failed", failed.path("status").asText());
    assertEquals("CUDA out of memory.", failed.path("error").asText());
    JsonNode canceled = trained(Fault.TRAINING_CANCELED);
    assertEquals("canceled", canceled.path("status").asText());
    JsonNode aborted = trained(Fault.TRAINING_ABORTED);
    assertEquals("aborted", aborted.path("status").asText());
    assertTrue(aborted.path("started_at").isNull());
    JsonNode empty = trained(Fault.TRAINING_WITHOUT_VERSION);
    assertEquals("succeeded", empty.path("status").asText());
    assertTrue(empty.path("output").isNull());
  }

  @Test
  void foreign_output_lies_at_another_origin_which_has_the_bytes() {
    JsonNode ended = predicted(Fault.FOREIGN_OUTPUT, 1);
    String address = ended.path("output").path(0).asText();
    JsonNode elsewhere = client.control("GET", "/elsewhere", null).json();
    assertTrue(address.startsWith(elsewhere.path("url").asText()));
    assertTrue(client.fetch(address).expect(200).bytes().length > 1000);
    assertEquals(1, client.control("GET", "/elsewhere", null).json().path("requests").size());
  }

  @Test
  void foreign_output_of_a_training_is_its_weights() {
    Client.Reply created =
        client.post(
            Client.OSTRIS,
            Client.training(model, client.uploaded(Works.zip())),
            Faults.HEADER,
            Fault.FOREIGN_OUTPUT.label());
    String id = created.expect(201).json().path("id").asText();
    String weights = client.awaitEnd("/trainings/" + id).path("output").path("weights").asText();
    JsonNode elsewhere = client.control("GET", "/elsewhere", null).json();
    assertTrue(weights.startsWith(elsewhere.path("url").asText()), weights);
    assertTrue(client.fetch(weights).expect(200).bytes().length > 10_000);
  }

  @Test
  void fewer_images_come_when_one_is_withheld() {
    JsonNode ended = predicted(Fault.FEWER_IMAGES, 2);
    assertEquals("succeeded", ended.path("status").asText());
    assertEquals(1, ended.path("output").size());
    assertTrue(ended.path("logs").asText().contains("NSFW content detected in image 1"));
    assertTrue(ended.path("logs").asText().contains("Total safe images: 1 out of 2"));
  }

  @Test
  void all_withheld_fails_the_prediction() {
    JsonNode ended = predicted(Fault.ALL_WITHHELD, 1);
    assertEquals("failed", ended.path("status").asText());
    assertTrue(ended.path("error").asText().contains("NSFW"));
  }

  @Test
  void data_removed_leaves_nothing_but_the_record() {
    JsonNode ended = predicted(Fault.DATA_REMOVED, 1);
    assertTrue(ended.path("data_removed").asBoolean());
    assertTrue(ended.path("output").isNull());
    assertEquals(0, ended.path("input").size());
  }

  @Test
  void every_fault_has_a_test_here_or_with_the_webhooks() {
    Set<Fault> here = EnumSet.allOf(Fault.class);
    here.removeAll(Fault.OF_WEBHOOKS);
    assertEquals(21, here.size(), "a new fault needs a test of its own");
  }
}
