package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.rest.Contract.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every route of the contract, with no token, a bad token, the wrong role, and somebody else's
 * things.
 */
class AccessIT {
  /** A body that would do, for each operation that takes one. */
  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry("PUT /accounts/{id}/roles", "{\"roles\":[\"ARTIST\"]}"),
          Map.entry("PUT /artworks/{id}/declaration", "{\"rights\":\"SELF_CREATED\"}"),
          Map.entry("PUT /artworks/{id}/evidence", "{\"fileName\":\"a.kra\",\"bytes\":1}"),
          Map.entry(
              "POST /models",
              "{\"name\":\"Mine\",\"type\":\"STYLE\",\"triggerWord\":\"MINE_1\",\"destination\":\"mine\"}"),
          Map.entry("PATCH /models/{id}", "{\"name\":\"Stolen\"}"),
          Map.entry("PUT /models/{id}/artworks", "{\"artworkIds\":[]}"),
          Map.entry("PUT /models/{id}/confirmations", "{\"confirmations\":[]}"),
          Map.entry("PUT /models/{id}/license", Studio.TERMS),
          Map.entry("POST /models/{id}/consent", "{\"provider\":\"local\",\"noticeHash\":\"x\"}"),
          Map.entry("POST /models/{id}/trainings", "{\"provider\":\"local\",\"consentId\":\"x\"}"),
          Map.entry("POST /versions/{id}/test-outputs", "{\"prompt\":\"a house\"}"),
          Map.entry("PUT /test-outputs/{id}/review", "{\"decision\":\"APPROVED\"}"),
          Map.entry("POST /verification", "{\"method\":\"account\"}"),
          Map.entry("POST /reviews/{caseId}", "{\"approve\":true,\"reason\":\"Because.\"}"),
          Map.entry("POST /plugins", "no jar"),
          Map.entry("POST /undecided-trainings/{trainingId}", "{\"begun\":false}"));

  /** What a creator, who is neither artist nor reviewer nor operator, must not reach. */
  private static final Set<String> ROLE_NEEDED =
      Set.of(
          "GET /accounts",
          "GET /metrics",
          "PUT /accounts/{id}/roles",
          "POST /artworks",
          "GET /artworks",
          "POST /models",
          "GET /models",
          "POST /verification",
          "GET /verification",
          "GET /reviews",
          "POST /reviews/{caseId}",
          "GET /plugins",
          "POST /plugins",
          "DELETE /plugins/{id}",
          "POST /plugins/{id}/rollback",
          "GET /swaps",
          "GET /undecided-trainings",
          "POST /undecided-trainings/{trainingId}");

  @TempDir private static Path folder;
  private static Platform platform;
  private static Studio owner;
  private static final Map<String, String> IDS = new HashMap<>();

  @BeforeAll
  static void start() throws Exception {
    platform = Platform.start(folder);
    owner = platform.studio("olga").works(1, 12).model("OWNER_STYLE_1").verified();
    JsonNode report = owner.artist.post(owner.at("/readiness")).expect(201);
    String training = owner.train();
    String version = owner.trained(training).get("versionId").asText();
    String output =
        owner
            .artist
            .post("/versions/" + version + "/test-outputs", "{\"prompt\":\"a house\"}")
            .expect(202)
            .get("id")
            .asText();
    String receipt = owner.awaitOutput(output).at("/image/receiptId").asText();
    JsonNode rightsCase = owner.artist.get("/verification").expect(200).get("items").get(1);
    IDS.put("/accounts/{id}", owner.artist.get("/me").expect(200).get("id").asText());
    IDS.put("/artworks/{id}", owner.artworkIds.get(0));
    IDS.put("{artworkId}", owner.artworkIds.get(0));
    IDS.put("/models/{id}", owner.modelId);
    IDS.put("{reportId}", report.get("id").asText());
    IDS.put(
        "{consentId}",
        owner.artist.get(owner.at("/consent")).expect(200).get("items").get(0).get("id").asText());
    IDS.put("/trainings/{id}", training);
    IDS.put("{trainingId}", training);
    IDS.put("/versions/{id}", version);
    IDS.put("/test-outputs/{id}", output);
    IDS.put("/receipts/{id}", receipt);
    IDS.put("/verification/{id}", rightsCase.get("id").asText());
    IDS.put("/plugins/{id}", "art.painter.license.standard");
    IDS.put("{caseId}", rightsCase.get("id").asText());
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  /** The operations that need a log-in, as the contract says. */
  private static List<Operation> guarded() {
    return platform.nobody().contract().operations().stream()
        .filter(operation -> !operation.node().has("security"))
        .toList();
  }

  private static Door.Answer ask(Door door, Operation operation) {
    String path = operation.path();
    for (Map.Entry<String, String> id : IDS.entrySet()) {
      String name = id.getKey();
      path =
          path.replace(
              name, name.startsWith("{") ? id.getValue() : name.replace("{id}", id.getValue()));
    }
    assertTrue(!path.contains("{"), "no value for " + path);
    String body = BODIES.get(operation.name());
    BodyPublisher publisher =
        operation.name().equals("POST /artworks")
            ? BodyPublishers.ofByteArray(Pictures.png(999))
            : body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    String query =
        operation.name().equals("POST /artworks")
            ? "?fileName=a.png"
            : operation.path().endsWith("/notice") ? "?provider=local" : "";
    return door.send(
        operation.method(),
        path + query,
        publisher,
        body == null ? Optional.empty() : Optional.of("application/json"));
  }

  @Test
  void without_a_token_every_guarded_route_asks_for_one() {
    for (Operation operation : guarded()) {
      if (!operation.name().equals("DELETE /sessions")) {
        ask(platform.nobody(), operation).refused(401, "account.log-in-needed");
      }
    }
  }

  @Test
  void with_a_token_that_is_none_every_guarded_route_says_so() {
    for (Operation operation : guarded()) {
      ask(platform.nobody().as("no-such-token"), operation).refused(401, "account.token-invalid");
    }
  }

  @Test
  void without_the_role_the_door_stays_shut() {
    Door creator = platform.nobody().join("creator", "CREATOR");
    List<String> open = new ArrayList<>();
    for (Operation operation : guarded()) {
      if (ROLE_NEEDED.contains(operation.name())) {
        ask(creator, operation).refused(403, "account.role-needed");
      } else if (operation.path().contains("{")) {
        assertEquals(404, ask(creator, operation).status(), operation.name());
      } else {
        open.add(operation.name());
      }
    }
    assertEquals(List.of("DELETE /sessions", "GET /me"), open.stream().sorted().toList());
  }

  @Test
  void another_artist_finds_nothing_of_the_owners() {
    Door stranger = platform.nobody().join("stranger", "ARTIST");
    for (Operation operation : guarded()) {
      if (operation.path().contains("{") && !ROLE_NEEDED.contains(operation.name())) {
        assertEquals(404, ask(stranger, operation).status(), operation.name());
      }
    }
    for (String list : List.of("/artworks", "/models", "/verification")) {
      assertEquals(0, stranger.get(list).expect(200).get("items").size(), list);
    }
    assertEquals(owner.modelId, owner.artist.get(owner.at("")).expect(200).get("id").asText());
    assertEquals(12, owner.artist.get(owner.at("")).expect(200).get("artworkIds").size());
    JsonNode consent = owner.artist.get(owner.at("/consent/" + owner.consentId())).expect(200);
    assertEquals("IN_FORCE", consent.at("/state/standing").asText());
    JsonNode receipt = stranger.get("/receipts/" + IDS.get("/receipts/{id}")).expect(200);
    assertTrue(receipt.has("receipt"), "not erased");
  }

  @Test
  void a_reviewer_sees_what_a_case_is_about_and_changes_nothing() {
    Door reviewer = platform.logIn("reviewer");
    reviewer.get("/artworks/" + owner.artworkIds.get(0)).expect(200);
    assertEquals(200, reviewer.get("/artworks/" + owner.artworkIds.get(0) + "/content").status());
    reviewer.get(owner.at("")).expect(200);
    for (Operation operation : guarded()) {
      boolean writes = !operation.method().equals("GET");
      if (writes && operation.path().contains("{id}") && !ROLE_NEEDED.contains(operation.name())) {
        assertEquals(404, ask(reviewer, operation).status(), operation.name());
      }
    }
    Studio other = platform.studio("unseen").works(900, 1);
    reviewer.get("/artworks/" + other.artworkIds.get(0)).refused(404, "artwork.not-found");
  }

  @Test
  void nobody_decides_the_own_case_and_none_twice() {
    Door artist = platform.nobody().join("both", "ARTIST");
    String id = artist.get("/me").expect(200).get("id").asText();
    platform
        .logIn("operator")
        .put("/accounts/" + id + "/roles", "{\"roles\":[\"ARTIST\",\"REVIEWER\"]}")
        .expect(200);
    String opened =
        artist.post("/verification", "{\"method\":\"account\"}").expect(201).get("id").asText();
    artist
        .post("/reviews/" + opened, "{\"approve\":true,\"reason\":\"I am me.\"}")
        .refused(403, "verification.own-case");
    Door reviewer = platform.logIn("reviewer");
    reviewer
        .post("/reviews/" + opened, "{\"approve\":false,\"reason\":\"Send a scan.\"}")
        .expect(200);
    reviewer
        .post("/reviews/" + opened, "{\"approve\":true,\"reason\":\"No, yes.\"}")
        .refused(409, "verification.not-in-review");
  }

  @Test
  void a_token_ends_with_the_log_out() {
    Door artist = platform.nobody().join("leaver", "ARTIST");
    artist.delete("/sessions").expect(204);
    artist.get("/me").refused(401, "account.token-invalid");
  }

  @Test
  void log_ins_are_throttled_and_never_say_what_was_wrong() {
    platform.nobody().join("victim", "ARTIST");
    String wrong = "{\"email\":\"%s@example.org\",\"password\":\"not the right one\"}";
    for (int i = 0; i < 5; i++) {
      platform
          .nobody()
          .post("/sessions", wrong.formatted("victim"))
          .refused(401, "account.wrong-log-in");
    }
    platform
        .nobody()
        .post("/sessions", wrong.formatted("victim"))
        .refused(429, "account.throttled");
    platform
        .nobody()
        .post("/sessions", wrong.formatted("nobody"))
        .refused(401, "account.wrong-log-in");
  }

  @Test
  void an_operator_role_is_granted_by_operators_only() {
    Door second = platform.nobody();
    second
        .post(
            "/accounts",
            "{\"email\":\"op2@example.org\",\"password\":\"a long enough one\",\"publicName\":\"op two\",\"country\":\"DE\",\"roles\":[\"OPERATOR\"]}")
        .refused(400, "account.invalid");
    second
        .post(
            "/accounts",
            "{\"email\":\"op2@example.org\",\"password\":\"a long enough one\",\"publicName\":\"op two\",\"country\":\"DE\",\"roles\":[\"ARTIST\"],\"setupCode\":\"AAAA-AAAA-AAAA-AAAA\"}")
        .refused(403, "account.setup-code-wrong");
  }
}
