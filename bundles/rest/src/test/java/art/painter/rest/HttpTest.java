package art.painter.rest;

import static art.painter.rest.Client.AUTHORIZATION;
import static art.painter.rest.Client.assertHeaders;
import static art.painter.rest.Client.assertProblem;
import static art.painter.rest.Client.json;
import static art.painter.rest.Client.none;
import static art.painter.rest.Client.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The resources over real HTTP, with every answer held against the contract. */
class HttpTest {

  /** A body for each operation that takes one. */
  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry(
              "POST /accounts",
              """
              {"email":"ada@example.org","password":"twelve letters","publicName":"Ada",
               "country":"DE","roles":["ARTIST"]}"""),
          Map.entry("PUT /accounts/{id}/roles", "{\"roles\":[\"REVIEWER\"]}"),
          Map.entry("POST /sessions", "{\"email\":\"ada@example.org\",\"password\":\"good\"}"),
          Map.entry("POST /artworks", "the bytes"),
          Map.entry("POST /plugins", "a jar"),
          Map.entry("PUT /artworks/{id}/declaration", "{\"rights\":\"SELF_CREATED\"}"),
          Map.entry("PUT /artworks/{id}/evidence", "{\"fileName\":\"a.psd\",\"bytes\":7}"),
          Map.entry(
              "POST /models",
              """
              {"name":"Hills","type":"STYLE","triggerWord":"hills_v1","destination":"hills"}"""),
          Map.entry("PATCH /models/{id}", "{\"name\":\"Other hills\"}"),
          Map.entry("PUT /models/{id}/artworks", "{\"artworkIds\":[\"w1\",\"w2\"]}"),
          Map.entry(
              "PUT /models/{id}/confirmations", "{\"confirmations\":[\"NO_SCRAPED_CONTENT\"]}"),
          Map.entry("PUT /models/{id}/license", "{\"tiers\":[\"demo\"],\"restricted\":[\"NFT\"]}"),
          Map.entry(
              "POST /models/{id}/consent",
              "{\"provider\":\"local\",\"noticeHash\":\"" + Samples.HASH + "\"}"),
          Map.entry(
              "POST /models/{id}/trainings",
              "{\"provider\":\"local\",\"consentId\":\"c1\",\"seed\":7}"),
          Map.entry("POST /versions/{id}/test-outputs", "{\"prompt\":\"a hill\"}"),
          Map.entry("PUT /test-outputs/{id}/review", "{\"decision\":\"APPROVED\"}"),
          Map.entry("POST /verification", "{\"method\":\"rights\",\"modelId\":\"m1\"}"),
          Map.entry("POST /reviews/{caseId}", "{\"approve\":true,\"reason\":\"Fine.\"}"),
          Map.entry("POST /webhooks/{providerId}", Fakes.WEBHOOK),
          Map.entry("POST /verify", Form.whole()),
          Map.entry(
              "POST /undecided-trainings/{trainingId}", "{\"begun\":true,\"reference\":\"x1\"}"));

  @TempDir private static Path work;
  private static RestServer server;
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    server = new RestServer(work, Map.of("json.limit.bytes", 4096));
    client = new Client(server.port());
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  static Stream<Contract.Operation> operations() {
    return Client.CONTRACT.operations().stream()
        .filter(operation -> !operation.path().endsWith("/events"))
        .filter(operation -> !operation.name().equals("PUT /accounts/{id}/roles"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void answersAsTheContractSays(Contract.Operation operation) throws Exception {
    String path =
        operation
            .path()
            .replace("{level}", "0")
            .replace("{tile}", "000")
            .replaceAll("\\{\\w+}", "w1");
    String query =
        switch (operation.name()) {
          case "POST /artworks" -> "?fileName=a.png";
          case "GET /models/{id}/consent/notice" -> "?provider=local";
          case "GET /log/consistency" -> "?from=7&to=300";
          default -> "";
        };
    Optional<String> body = Optional.ofNullable(BODIES.get(operation.name()));
    HttpResponse<byte[]> answer =
        send(
            operation.method(),
            path + query,
            body.map(BodyPublishers::ofString).orElse(BodyPublishers.noBody()),
            "Authorization",
            AUTHORIZATION,
            "Content-Type",
            operation.node().at("/requestBody/content").has("multipart/form-data")
                ? Form.TYPE
                : "application/json",
            "X-Sign",
            "signed");
    assertEquals(2, answer.statusCode() / 100, () -> new String(answer.body()));
    assertHeaders(answer);
  }

  @Test
  void aWebhookNeedsNoLogInButItsProvidersWordAndALimit() throws Exception {
    String path = "/webhooks/w1";
    assertEquals(
        204,
        send("POST", path, BodyPublishers.ofString(Fakes.WEBHOOK), "X-Sign", "signed")
            .statusCode());
    assertProblem(
        403,
        "training.webhook-forged",
        send("POST", path, BodyPublishers.ofString(Fakes.WEBHOOK), "X-Sign", "other"));
    assertProblem(
        413,
        "webhook.too-large",
        send("POST", path, BodyPublishers.ofByteArray(new byte[5000]), "X-Sign", "signed"));
  }

  @Test
  void aDecisionThatContradictsItselfIsRefused() throws Exception {
    assertProblem(
        400, "training.decision-invalid", post("/undecided-trainings/t1", "{\"begun\":true}"));
    assertProblem(
        400,
        "training.decision-invalid",
        post("/undecided-trainings/t1", "{\"begun\":false,\"reference\":\"x1\"}"));
  }

  @Test
  void listsAreCutIntoPages() throws Exception {
    assertEquals("next-id", json(get("/artworks?limit=1")).get("next").asText());
    assertFalse(json(get("/artworks?limit=2&after=")).has("next"));
    assertProblem(400, "page.invalid", get("/artworks?limit=201"));
    assertProblem(400, "request.parameter-invalid", get("/artworks?limit=many"));
  }

  @Test
  void anUnknownTokenIsTold() throws Exception {
    HttpResponse<byte[]> answer = send("GET", "/me", none(), "Authorization", "Bearer other");
    assertProblem(401, "account.token-invalid", answer);
    assertEquals("Bearer", answer.headers().firstValue("WWW-Authenticate").orElseThrow());
    assertProblem(
        401, "account.token-invalid", send("GET", "/me", none(), "Authorization", "Basic YTpi"));
    assertProblem(401, "account.log-in-needed", send("GET", "/me", none()));
    assertProblem(401, "account.log-in-needed", send("DELETE", "/sessions", none()));
  }

  @Test
  void logsOutTheTokenThatWasSent() throws Exception {
    assertEquals(
        204, send("DELETE", "/sessions", none(), "Authorization", AUTHORIZATION).statusCode());
    assertEquals(Samples.TOKEN, server.accounts.loggedOut.get());
  }

  @Test
  void logInsAreThrottledByWhereTheyComeFrom() throws Exception {
    String often = "{\"email\":\"a@b.de\",\"password\":\"often\"}";
    HttpResponse<byte[]> answer = post("/sessions", often);
    assertProblem(429, "account.throttled", answer);
    assertEquals("60", answer.headers().firstValue("Retry-After").orElseThrow());
    assertEquals("127.0.0.1", server.accounts.source.get());
    assertProblem(401, "account.wrong-log-in", post("/sessions", often.replace("often", "wrong")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"email":"a@b.de"}|request.field-missing|The field "password" is missing.
          {"email":null,"password":"x"}|request.field-missing|The field "email" is missing.
          {"email":"a","password":"x","pin":1}|request.field-unknown|There is no field "pin" (line 1, column 36). Known here: email, password.
          {"email":7,"password":"x"}|request.field-invalid|The field "email" (line 1, column 10) has to be text.
          {"email":["a"],"password":"x"}|request.field-invalid|The field "email" (line 1, column 10) has to be text.
          {"email":"a","email":"b"}|request.json-invalid|The body is not valid JSON (line 1, column 21). Mend it.
          {"email":|request.json-invalid|The body is not valid JSON (line 1, column 10). Mend it.
          []|request.field-invalid|The body (line 1, column 1) has to be a JSON object.
          {"email":"a","password":"x"} x|request.json-invalid|The body is not valid JSON (line 1, column 30). Mend it.
          null|request.body-missing|This request needs a JSON object as its body.
          ``|request.body-missing|This request needs a JSON object as its body.
          """)
  void whatIsWrongWithABodyIsTold(String body, String code, String detail) throws Exception {
    HttpResponse<byte[]> answer = post("/sessions", body);
    assertProblem(400, code, answer);
    assertEquals(detail, json(answer).get("detail").asText());
  }

  @Test
  void wrongValuesAreToldWithTheRightOnes() throws Exception {
    HttpResponse<byte[]> answer =
        put("/artworks/w1/declaration", "{\"rights\":\"BOUGHT\",\n\"disclosures\":[]}");
    assertProblem(400, "request.field-invalid", answer);
    assertEquals(
        "The field \"rights\" (line 1, column 11) has to be one of SELF_CREATED, COMMISSIONED,"
            + " WRITTEN_PERMISSION.",
        json(answer).get("detail").asText());
    assertProblem(
        400, "request.field-invalid", put("/models/m1/artworks", "{\"artworkIds\":[null]}"));
    assertProblem(
        400, "request.field-invalid", put("/models/m1/artworks", "{\"artworkIds\":\"w1\"}"));
    assertProblem(
        400,
        "request.field-invalid",
        put("/artworks/w1/evidence", "{\"fileName\":\"a\",\"bytes\":1.5}"));
    assertProblem(
        400, "model.trigger-invalid", send("PATCH", "/models/m1", "{\"triggerWord\":\"hill\"}"));
  }

  @Test
  void largeJsonIsRefused() throws Exception {
    assertProblem(413, "request.too-large", post("/sessions", "{\"email\":\"" + "x".repeat(5000)));
  }

  @Test
  void otherMediaTypesAreRefused() throws Exception {
    assertProblem(
        415,
        "request.media-type-unsupported",
        send("POST", "/sessions", BodyPublishers.ofString("a=b"), "Content-Type", "text/plain"));
    assertProblem(
        415,
        "request.media-type-unsupported",
        send("POST", "/sessions", BodyPublishers.ofString("a=b")));
    assertProblem(
        406, "request.not-acceptable", send("GET", "/glossary", none(), "Accept", "image/png"));
  }

  @Test
  void unknownPathsAndMethodsAreTold() throws Exception {
    HttpResponse<byte[]> unknown = raw("GET", "/nothing", none());
    assertEquals(404, unknown.statusCode());
    assertEquals("request.path-unknown", problem(unknown).get("code").asText());
    HttpResponse<byte[]> method = raw("DELETE", "/glossary", none());
    assertEquals(405, method.statusCode());
    assertEquals("request.method-not-allowed", problem(method).get("code").asText());
    assertHeaders(method);
    assertFalse(new String(raw("GET", "?_wadl", none()).body()).contains("wadl"));
  }

  @Test
  void anUnforeseenFailureTellsNothingButItsId() throws Exception {
    HttpResponse<byte[]> answer = get("/artworks/broken");
    assertProblem(500, "internal-error", answer);
    assertTrue(json(answer).hasNonNull("correlationId"));
    assertFalse(new String(answer.body()).contains("secret"));
  }

  @Test
  void whatIsNotThereNowIsWorthAnotherTry() throws Exception {
    HttpResponse<byte[]> answer = get("/artworks/later");
    assertProblem(503, "blob.unavailable", answer);
    assertEquals("5", answer.headers().firstValue("Retry-After").orElseThrow());
  }

  @Test
  void uploadsAnyBytesAndTellsTheirPlace() throws Exception {
    HttpResponse<byte[]> made = upload("a.png", "bytes");
    assertEquals(201, made.statusCode());
    assertEquals("/v1/artworks/w1", made.headers().firstValue("Location").orElseThrow());
    assertEquals(200, upload("again.png", "bytes").statusCode());
    assertProblem(413, "artwork.too-large", upload("a.png", "x".repeat(1_000_001)));
    assertProblem(400, "artwork.incomplete", upload("a.png", ""));
    assertProblem(
        400,
        "request.field-missing",
        send("POST", "/artworks", BodyPublishers.ofString("x"), "Authorization", AUTHORIZATION));
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization: Bearer other, account.token-invalid",
    "Accept: */*, account.log-in-needed"
  })
  void aRefusedUploadIsNotWaitedFor(String header, String code) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(
              ("POST /v1/artworks?fileName=a.png HTTP/1.1\r\nHost: x\r\n"
                      + header
                      + "\r\nContent-Length: 1000000000\r\n\r\nthe first bytes")
                  .getBytes(StandardCharsets.US_ASCII));
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      assertTrue(answer.readLine().startsWith("HTTP/1.1 401"));
      assertTrue(answer.lines().anyMatch(line -> line.contains(code)));
    }
  }

  @Test
  void downloadsWithANameAndAStrongTag() throws Exception {
    int closed = server.artworks.closed.get();
    HttpResponse<byte[]> answer = get("/artworks/w1/content");
    assertEquals("12345", new String(answer.body()));
    assertEquals("\"" + Samples.HASH + "\"", answer.headers().firstValue("ETag").orElseThrow());
    assertEquals("5", answer.headers().firstValue("Content-Length").orElseThrow());
    assertEquals(
        "attachment; filename=\"Gr__e__1_.png\"; filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%221%22.png",
        answer.headers().firstValue("Content-Disposition").orElseThrow());
    assertEquals(closed + 1, server.artworks.closed.get());

    HttpResponse<byte[]> unchanged =
        send(
            "GET",
            "/artworks/w1/content",
            none(),
            "Authorization",
            AUTHORIZATION,
            "If-None-Match",
            "\"" + Samples.HASH + "\"");
    assertEquals(304, unchanged.statusCode());
    assertEquals(closed + 2, server.artworks.closed.get());

    assertEquals(
        200,
        raw("HEAD", "/artworks/w1/content", none(), "Authorization", AUTHORIZATION).statusCode());
    assertEquals(closed + 3, server.artworks.closed.get());
  }

  @Test
  void aFileThatCannotBeReadIsAnInternalError() throws Exception {
    assertProblem(500, "internal-error", get("/artworks/broken/content"));
  }

  @Test
  void editsHoldToTheRevisionTheyAreBasedOn() throws Exception {
    String edit = "{\"name\":\"Other hills\"}";
    HttpResponse<byte[]> edited = send("PATCH", "/models/m1", edit, "If-Match", "\"3\"");
    assertEquals(200, edited.statusCode());
    assertEquals("\"4\"", edited.headers().firstValue("ETag").orElseThrow());
    assertEquals("Other hills", json(edited).get("name").asText());
    assertEquals("HILLS_V1", json(edited).get("triggerWord").asText());
    assertProblem(412, "model.stale", send("PATCH", "/models/m1", edit, "If-Match", "\"2\""));
    assertProblem(
        400, "request.header-invalid", send("PATCH", "/models/m1", edit, "If-Match", "newest"));
    assertEquals(200, send("PATCH", "/models/m1", edit, "If-Match", "*").statusCode());
  }

  @Test
  void passesTheIdempotencyKeyOn() throws Exception {
    String body = BODIES.get("POST /models/{id}/trainings");
    HttpResponse<byte[]> answer =
        send("POST", "/models/m1/trainings", body, "Idempotency-Key", "once");
    assertEquals(Optional.of("once"), server.trainings.key.get());
    assertEquals("/v1/trainings/t1", answer.headers().firstValue("Location").orElseThrow());
    assertEquals(2, json(answer).get("queuePlace").asInt());
  }

  @Test
  void anUnknownTrainingCannotBeFollowed() throws Exception {
    assertProblem(404, "training.not-found", get("/trainings/t2/events"));
    assertProblem(401, "account.log-in-needed", send("GET", "/trainings/t1/events", none()));
  }

  private static HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return send("GET", path, none(), "Authorization", AUTHORIZATION);
  }

  private static HttpResponse<byte[]> post(String path, String body) throws Exception {
    return send("POST", path, BodyPublishers.ofString(body), "Content-Type", "application/json");
  }

  private static HttpResponse<byte[]> put(String path, String body) throws Exception {
    return send("PUT", path, body, "Accept", "application/json");
  }

  private static HttpResponse<byte[]> upload(String name, String bytes) throws Exception {
    return send(
        "POST",
        "/artworks?fileName=" + name,
        BodyPublishers.ofString(bytes),
        "Authorization",
        AUTHORIZATION,
        "Content-Type",
        "image/png");
  }

  private static HttpResponse<byte[]> send(
      String method, String path, String json, String header, String value) throws Exception {
    return send(
        method,
        path,
        BodyPublishers.ofString(json),
        "Authorization",
        AUTHORIZATION,
        "Content-Type",
        "application/json",
        header,
        value);
  }

  private static HttpResponse<byte[]> send(String method, String path, String json)
      throws Exception {
    return send(method, path, json, "Accept", "application/json");
  }

  private static HttpResponse<byte[]> send(
      String method, String path, BodyPublisher body, String... headers)
      throws IOException, InterruptedException {
    return client.send(method, path, body, headers);
  }

  private static HttpResponse<byte[]> raw(
      String method, String path, BodyPublisher body, String... headers)
      throws IOException, InterruptedException {
    return client.raw(method, path, body, headers);
  }
}
