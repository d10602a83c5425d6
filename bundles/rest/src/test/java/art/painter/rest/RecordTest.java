package art.painter.rest;

import static art.painter.rest.Client.AUTHORIZATION;
import static art.painter.rest.Client.assertHeaders;
import static art.painter.rest.Client.assertProblem;
import static art.painter.rest.Client.header;
import static art.painter.rest.Client.json;
import static art.painter.rest.Client.none;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.log.InclusionProof;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records over real HTTP. */
class RecordTest {
  @TempDir private static Path work;
  private static RestServer server;
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    server = new RestServer(work, Map.of());
    client = new Client(server.port());
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void a_record_is_shown_with_its_place_and_where_there_is_more() throws Exception {
    HttpResponse<byte[]> answer = client.get("/records/c1.withdrawal");
    assertEquals("Accept", header(answer, "Vary"));
    assertEquals("*", header(answer, "Access-Control-Allow-Origin"));
    assertEquals("no-store", header(answer, "Cache-Control"));
    assertHeaders(answer);
    JsonNode view = json(answer);
    assertEquals("WITHDRAWAL", view.get("kind").asText());
    assertEquals("c1", view.get("about").asText());
    assertEquals(7, view.get("position").asInt());
    assertEquals("c1.withdrawal", view.at("/content/id").asText());
    assertEquals(Samples.ORIGIN.bundle(), view.at("/format/bundle").asText());
    for (String link : List.of("document", "proof")) {
      HttpResponse<byte[]> linked =
          client.get(
              view.at("/links/" + link + "/href").asText().substring("/v1".length()),
              "Accept",
              view.at("/links/" + link + "/type").asText());
      assertEquals(200, linked.statusCode());
      assertEquals(view.at("/links/" + link + "/type").asText(), header(linked, "Content-Type"));
    }
  }

  @Test
  void the_document_comes_byte_for_byte() throws Exception {
    HttpResponse<byte[]> answer =
        client.get("/records/c1.withdrawal", "Accept", "application/jose");
    assertEquals("application/jose", header(answer, "Content-Type"));
    assertEquals(RecordFakes.Receiving.DOCUMENT, text(answer));
    assertProblem(
        406, "request.not-acceptable", client.get("/records/c1.withdrawal", "Accept", "text/html"));
  }

  @Test
  void the_proof_comes_with_the_document_or_alone() throws Exception {
    HttpResponse<byte[]> portable = client.get("/records/c1.withdrawal/proof");
    assertEquals("application/json", header(portable, "Content-Type"));
    assertEquals(RecordFakes.FakeRecords.PORTABLE, text(portable));
    HttpResponse<byte[]> alone = client.get("/records/c1.withdrawal/proof", "Accept", "text/plain");
    assertEquals("text/plain;charset=utf-8", header(alone, "Content-Type"));
    assertTrue(InclusionProof.parse(text(alone)).proves(FakeLog.entry(7)));
    assertEquals("Accept", header(alone, "Vary"));
    assertEquals("*", header(alone, "Access-Control-Allow-Origin"));
  }

  @Test
  void a_consent_is_there_only_for_whoever_gave_it() throws Exception {
    for (String path : List.of("/records/c1", "/records/c1/proof")) {
      assertProblem(404, "record.not-found", client.get(path));
      assertEquals(
          200, client.send("GET", path, none(), "Authorization", AUTHORIZATION).statusCode());
    }
    assertProblem(404, "record.not-found", client.get("/records/nobody"));
  }

  @Test
  void an_erased_record_says_nothing_but_its_proof_is_still_there() throws Exception {
    JsonNode view = json(client.get("/records/erased"));
    assertTrue(view.get("erased").asBoolean());
    assertFalse(view.has("content"));
    assertFalse(view.get("links").has("document"));
    assertProblem(
        410, "record.erased", client.get("/records/erased", "Accept", "application/jose"));
    assertProblem(410, "record.erased", client.get("/records/erased/proof"));
    assertEquals(
        200,
        client
            .get("/records/erased/proof", "Accept", view.at("/links/proof/type").asText())
            .statusCode());
  }

  @Test
  void of_a_format_that_is_json_itself_the_document_comes_with_the_proof_only() throws Exception {
    assertFalse(json(client.get("/records/unsigned")).get("links").has("document"));
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
