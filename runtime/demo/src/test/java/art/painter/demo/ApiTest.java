package art.painter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiTest {
  private HttpServer server;
  private Api api;

  @TempDir Path folder;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    api = new Api(URI.create("http://localhost:" + server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void rendersTheNodesOwnReason() {
    answer(
        "/v1/models",
        409,
        "{\"status\":409,\"title\":\"Conflict\",\"detail\":\"Choose another trigger word.\",\"code\":\"model.taken\"}");

    Problem problem = assertThrows(Problem.class, () -> api.post("/models", Map.of()));

    assertEquals("Choose another trigger word. [model.taken]", problem.getMessage());
    assertEquals(409, problem.status());
  }

  @Test
  void rendersAnUnknownFailureWithItsIncident() {
    answer(
        "/v1/models",
        500,
        "{\"status\":500,\"title\":\"t\",\"detail\":\"Something failed.\",\"code\":\"internal\",\"correlationId\":\"c-1\"}");

    Problem problem = assertThrows(Problem.class, () -> api.get("/models"));

    assertEquals("Something failed. [internal, in the node's log as c-1]", problem.getMessage());
  }

  @Test
  void rendersWhatIsNoProblemDocument() {
    answer("/v1/models", 502, "<html>Bad gateway</html>");

    Problem problem = assertThrows(Problem.class, () -> api.get("/models?after=x"));

    assertEquals("The node answered 502 to GET /v1/models.", problem.getMessage());
  }

  @Test
  void uploadsAFileUnderItsNameAsTheAccount() throws Exception {
    Path file = Files.writeString(folder.resolve("a b.png"), "bytes");
    var received = new ArrayList<String>();
    server.createContext(
        "/v1/artworks",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          received.add(exchange.getRequestURI().getRawQuery());
          received.add(exchange.getRequestHeaders().getFirst("Authorization"));
          received.add(new String(body, StandardCharsets.UTF_8));
          respond(exchange, 201, "{\"id\":\"w1\"}");
        });

    var artwork = api.as("t").upload("/artworks?fileName=" + Api.encoded("a b.png"), file);

    assertEquals("w1", artwork.path("id").asText());
    assertEquals(List.of("fileName=a%20b.png", "Bearer t", "bytes"), received);
  }

  @Test
  void downloadsAFileAndHashesWhatArrived() throws Exception {
    answer("/v1/versions/v/weights", 200, "abc");

    String hash = api.download("/versions/v/weights", folder.resolve("weights"));

    assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", hash);
    assertEquals("abc", Files.readString(folder.resolve("weights")));
  }

  @Test
  void fetchesOneFormOfWhatHasSeveral() throws Exception {
    var accepted = new ArrayList<String>();
    server.createContext(
        "/v1/receipts/r/proof",
        exchange -> {
          accepted.add(exchange.getRequestHeaders().getFirst("Accept"));
          respond(exchange, 200, "{\"b\":1,\"a\":2}");
        });

    api.download("/receipts/r/proof", "application/json", folder.resolve("receipt"));

    assertEquals(List.of("application/json"), accepted);
    assertEquals("{\"b\":1,\"a\":2}", Files.readString(folder.resolve("receipt")));
  }

  @Test
  void fetchesWhatIsPublishedBesideTheApi() throws Exception {
    answer("/.well-known/jwks.json", 200, "{\"keys\":[]}");

    api.published("/.well-known/jwks.json", folder.resolve("jwks.json"));

    assertEquals("{\"keys\":[]}", Files.readString(folder.resolve("jwks.json")));
  }

  @Test
  void sendsImageAndReceiptAsAForm() throws Exception {
    Path image = Files.writeString(folder.resolve("image"), "picture");
    Path receipt = Files.writeString(folder.resolve("receipt"), "words");
    var received = new ArrayList<String>();
    server.createContext(
        "/v1/verify",
        exchange -> {
          received.add(exchange.getRequestHeaders().getFirst("Content-Type"));
          received.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          respond(exchange, 200, "{\"valid\":true}");
        });

    assertTrue(api.verify(image, receipt).path("valid").asBoolean());

    String boundary = received.get(0).replace("multipart/form-data; boundary=", "");
    assertEquals(
        """
        --B
        Content-Disposition: form-data; name="image"; filename="image"

        picture
        --B
        Content-Disposition: form-data; name="receipt"; filename="receipt"

        words
        --B--
        """,
        received.get(1).strip().replace(boundary, "B").replace("\r", "") + "\n");
  }

  @Test
  void takesACutStreamOfEventsUpAgain() throws Exception {
    var calls = new AtomicInteger();
    server.createContext(
        "/v1/trainings/t/events",
        exchange ->
            respond(
                exchange,
                200,
                calls.incrementAndGet() == 1
                    ? ": hello\n\nevent: training\ndata: {\"status\":\"STARTING\"}\n\nevent: training\ndata: {\"sta"
                    : "event: training\ndata: {\"status\":\"PROCESSING\"}\n\nevent: training\ndata: {\"status\":\n"
                        + "data: \"SUCCEEDED\"}\n\n"));
    var seen = new ArrayList<String>();

    var last =
        new EventStream(api, "/trainings/t/events")
            .follow(
                e -> e.path("status").asText().equals("SUCCEEDED"),
                e -> seen.add(e.path("status").asText()));

    assertEquals(List.of("STARTING", "PROCESSING", "SUCCEEDED"), seen);
    assertEquals("SUCCEEDED", last.path("status").asText());
    assertEquals(2, calls.get());
  }

  private void answer(String path, int status, String body) {
    server.createContext(path, exchange -> respond(exchange, status, body));
  }

  private static void respond(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
