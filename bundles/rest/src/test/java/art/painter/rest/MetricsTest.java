package art.painter.rest;

import static art.painter.rest.Client.AUTHORIZATION;
import static art.painter.rest.Client.assertHeaders;
import static art.painter.rest.Client.assertProblem;
import static art.painter.rest.Client.header;
import static art.painter.rest.Client.none;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reads the metrics, and under which names requests are counted. */
class MetricsTest {
  @TempDir private Path work;

  @Test
  void operators_read_them_and_nobody_else() throws Exception {
    RestServer server = new RestServer(work, Map.of());
    try {
      Client client = new Client(server.port());
      HttpResponse<byte[]> answer = client.get("/metrics", "Authorization", AUTHORIZATION);
      assertEquals(200, answer.statusCode());
      assertEquals("painter_sample 1\n", new String(answer.body(), StandardCharsets.UTF_8));
      assertEquals("text/plain", header(answer, "Content-Type").split(";")[0]);
      assertHeaders(answer);
      HttpResponse<byte[]> open =
          client.get(
              "/metrics", "Authorization", AUTHORIZATION, "Accept", "application/openmetrics-text");
      assertEquals("application/openmetrics-text", header(open, "Content-Type").split(";")[0]);
      assertProblem(401, "account.log-in-needed", client.get("/metrics"));
      assertProblem(
          401, "account.log-in-needed", client.get("/metrics", "X-Forwarded-For", "127.0.0.1"));
      assertProblem(
          401, "account.token-invalid", client.get("/metrics", "Authorization", "Bearer other"));
      // What is for everybody does not ask who it is.
      assertEquals(200, client.get("/health", "Authorization", "Bearer other").statusCode());
    } finally {
      server.close();
    }
  }

  @Test
  void a_configured_network_needs_no_log_in() throws Exception {
    RestServer server = new RestServer(work, Map.of("metrics.networks", "10.0.0.0/8, 127.0.0.0/8"));
    try {
      assertEquals(200, new Client(server.port()).get("/metrics").statusCode());
    } finally {
      server.close();
    }
    server = new RestServer(work, Map.of("metrics.networks", "10.0.0.0/8"));
    try {
      assertProblem(
          401,
          "account.log-in-needed",
          new Client(server.port()).get("/metrics", "X-Forwarded-For", "10.0.0.1"));
    } finally {
      server.close();
    }
  }

  @Test
  void requests_are_counted_by_their_template() throws Exception {
    RestServer server = new RestServer(work, Map.of());
    try {
      Client client = new Client(server.port());
      client.get("/models/m1", "Authorization", AUTHORIZATION);
      client.get("/me");
      client.get("/me", "Authorization", "Bearer other");
      client.get("/health/live");
      client.get("/log/tile/0/000");
      client.raw("GET", "/no/such/path", none());
      client.raw("DELETE", "/glossary", none());
      assertEquals(
          List.of(
              "GET /v1/models/{id} 200",
              "GET /v1/me 401",
              "GET /v1/me 401",
              "GET /health/live 200",
              "GET /log/tile/{level}/{tile} 200",
              "GET none 404",
              "DELETE none 405"),
          server.metrics.answered);
    } finally {
      server.close();
    }
  }
}
