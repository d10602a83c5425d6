package art.painter.rest;

import static art.painter.rest.Client.assertHeaders;
import static art.painter.rest.Client.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import art.painter.api.health.HealthStatus;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What everybody is told of the node's health. */
class HealthTest {
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

  @ParameterizedTest
  @CsvSource({
    "/health, all, OK, 200",
    "/health/live, live, OK, 200",
    "/health/ready, ready, OK, 200",
    "/health, all, WARN, 200",
    "/health, all, TEMPORARILY_UNAVAILABLE, 503",
    "/health/ready, ready, CRITICAL, 503",
    "/health/live, live, CRITICAL, 503"
  })
  void the_status_is_told_and_nothing_of_why(
      String path, String probe, HealthStatus status, int code) throws Exception {
    server.health.status = status;
    HttpResponse<byte[]> answer = client.get(path);
    assertEquals(code, answer.statusCode());
    assertEquals(
        "{\"status\":\"%s\",\"checks\":{\"check.%s\":\"%s\"}}".formatted(status, probe, status),
        json(answer).toString());
    assertHeaders(answer);
  }
}
