package art.painter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.rest.http.RestApplication;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Stream;

/** Asks the server over HTTP. Paths are as the contract has them. */
final class Client {
  static final Contract CONTRACT =
      new Contract(OpenApiResource.class.getResourceAsStream("openapi.json"));
  static final String AUTHORIZATION = "Bearer " + Samples.TOKEN;

  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;

  Client(int port) {
    this.port = port;
  }

  static BodyPublisher none() {
    return BodyPublishers.noBody();
  }

  /** Sends, and holds the answer against the contract. */
  HttpResponse<byte[]> send(String method, String path, BodyPublisher body, String... headers)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = raw(method, path, body, headers);
    CONTRACT.check(
        method,
        path.split("\\?")[0],
        answer.statusCode(),
        answer.headers().firstValue("Content-Type"),
        answer.body());
    return answer;
  }

  HttpResponse<byte[]> get(String path, String... headers)
      throws IOException, InterruptedException {
    return send("GET", path, none(), headers);
  }

  HttpResponse<byte[]> raw(String method, String path, BodyPublisher body, String... headers)
      throws IOException, InterruptedException {
    boolean isBesides =
        Stream.of(
                LogResource.PATH + "/",
                WellKnownResource.JWKS,
                HealthResource.PATH,
                MetricsResource.PATH)
            .anyMatch(path::startsWith);
    URI uri =
        URI.create("http://127.0.0.1:" + port + (isBesides ? "" : RestApplication.BASE) + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofByteArray());
  }

  static String header(HttpResponse<byte[]> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  static JsonNode json(HttpResponse<byte[]> answer) throws IOException {
    return new ObjectMapper().readTree(answer.body());
  }

  static JsonNode problem(HttpResponse<byte[]> answer) throws IOException {
    assertEquals("application/problem+json", header(answer, "Content-Type"));
    CONTRACT.checkSchema("#/components/schemas/Problem", answer.body(), "problem");
    return json(answer);
  }

  static void assertProblem(int status, String code, HttpResponse<byte[]> answer)
      throws IOException {
    assertEquals(status, answer.statusCode(), () -> new String(answer.body()));
    JsonNode problem = problem(answer);
    assertEquals(code, problem.get("code").asText());
    assertEquals("urn:painter:problem:" + code, problem.get("type").asText());
    assertEquals(status, problem.get("status").asInt());
    assertHeaders(answer);
  }

  static void assertHeaders(HttpResponse<byte[]> answer) {
    assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
    assertTrue(header(answer, "Content-Security-Policy").startsWith("default-src 'none'"));
    assertTrue(header(answer, "Content-Security-Policy").contains("frame-ancestors 'none'"));
    assertEquals("no-referrer", header(answer, "Referrer-Policy"));
    assertTrue(answer.headers().firstValue("Cache-Control").isPresent());
  }
}
