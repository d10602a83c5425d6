package art.painter.rest;

import static art.painter.rest.Client.AUTHORIZATION;
import static art.painter.rest.Client.assertProblem;
import static art.painter.rest.Client.json;
import static art.painter.rest.Client.none;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an artist does with a consent, over real HTTP. */
class ConsentTest {
  private static final String CONSENT = "/models/m1/consent/c1";

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
  void a_consent_is_shown_with_its_state_and_never_with_its_secret() throws Exception {
    HttpResponse<byte[]> answer = mine("GET", CONSENT);
    JsonNode consent = json(answer);
    assertEquals("IN_FORCE", consent.at("/state/standing").asText());
    assertEquals("/v1/records/c1", consent.at("/record/href").asText());
    assertEquals("Us", consent.at("/baseModel/maker").asText());
    assertEquals(Samples.HASH, consent.get("manifestRoot").asText());
    assertFalse(new String(answer.body()).contains(Samples.SECRET));
    String list = new String(mine("GET", "/models/m1/consent").body());
    assertTrue(list.contains("manifestRoot"), list);
    assertFalse(list.contains(Samples.SECRET), list);
  }

  @ParameterizedTest
  @CsvSource({"PUT, /pause, PAUSED", "DELETE, /pause, IN_FORCE", "POST, /withdrawal, WITHDRAWN"})
  void the_artist_decides_without_a_body_or_a_reason(String method, String path, String standing)
      throws Exception {
    assertEquals(standing, json(mine(method, CONSENT + path)).get("standing").asText());
    HttpResponse<byte[]> withBody =
        client.send(
            method,
            CONSENT + path,
            BodyPublishers.ofString("{\"reason\":\"none of yours\""),
            "Authorization",
            AUTHORIZATION,
            "Content-Type",
            "text/weird");
    assertEquals(standing, json(withBody).get("standing").asText());
    assertProblem(401, "account.log-in-needed", client.send(method, CONSENT + path, none()));
  }

  @Test
  void what_was_decided_names_its_record() throws Exception {
    JsonNode withdrawn = json(mine("POST", CONSENT + "/withdrawal"));
    assertEquals("/v1/records/c1.withdrawal", withdrawn.at("/record/href").asText());
    assertEquals("application/json", withdrawn.at("/record/type").asText());
  }

  @Test
  void what_is_withdrawn_cannot_be_paused_or_resumed() throws Exception {
    String withdrawn = "/models/m1/consent/withdrawn/pause";
    assertProblem(409, "consent.withdrawn", mine("PUT", withdrawn));
    assertProblem(409, "consent.withdrawn", mine("DELETE", withdrawn));
  }

  @Test
  void a_work_is_proved_alone() throws Exception {
    JsonNode proof = json(mine("GET", CONSENT + "/works/w1/proof"));
    assertEquals(1, proof.get("index").asInt());
    assertEquals(2, proof.get("size").asInt());
    assertProblem(404, "consent.work-not-found", mine("GET", CONSENT + "/works/w2/proof"));
  }

  @Test
  void only_what_is_withdrawn_is_erased() throws Exception {
    assertProblem(409, "consent.in-force", mine("DELETE", CONSENT));
    assertEquals(204, mine("DELETE", "/models/m1/consent/withdrawn").statusCode());
  }

  @Test
  void an_artist_gets_the_salt_of_a_prompt() throws Exception {
    assertEquals(
        Samples.OUTPUT.promptSalt(),
        json(mine("GET", "/test-outputs/o1")).get("promptSalt").asText());
  }

  private static HttpResponse<byte[]> mine(String method, String path) throws Exception {
    return client.send(method, path, none(), "Authorization", AUTHORIZATION);
  }
}
