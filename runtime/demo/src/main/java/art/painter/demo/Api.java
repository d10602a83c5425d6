package art.painter.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** The node's REST API, as one account (or nobody) sees it. */
public final class Api {
  /** For reading answers. */
  public static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient http;
  private final URI base;
  private final String token;

  /**
   * Nobody's view.
   *
   * @param base where the node answers
   */
  public Api(URI base) {
    this(
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build(),
        base,
        "");
  }

  private Api(HttpClient http, URI base, String token) {
    this.http = http;
    this.base = base;
    this.token = token;
  }

  /** {@return the same API for the account that this token belongs to} */
  Api as(String bearer) {
    return new Api(http, base, bearer);
  }

  /** {@return what is at a path below {@code /v1}} */
  public JsonNode get(String path) throws IOException, InterruptedException, Problem {
    return json(request(path).GET());
  }

  /** {@return the answer to what is posted as JSON} */
  public JsonNode post(String path, Object body) throws IOException, InterruptedException, Problem {
    return json(request(path).POST(sent(body)).header("Content-Type", "application/json"));
  }

  /** A POST that starts something; the same key never starts it twice. */
  JsonNode post(String path, Object body, String idempotencyKey)
      throws IOException, InterruptedException, Problem {
    return json(
        request(path)
            .POST(sent(body))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", idempotencyKey));
  }

  JsonNode put(String path, Object body) throws IOException, InterruptedException, Problem {
    return json(request(path).PUT(sent(body)).header("Content-Type", "application/json"));
  }

  /** Sends a file, streamed. */
  public JsonNode upload(String path, Path file) throws IOException, InterruptedException, Problem {
    return json(
        request(path)
            .POST(BodyPublishers.ofFile(file))
            .header("Content-Type", "application/octet-stream"));
  }

  /** Fetches a file, streamed, and returns the SHA-256 of what arrived. */
  String download(String path, Path target) throws IOException, InterruptedException, Problem {
    save(request(path), target);
    return Sha256.of(target);
  }

  /** Fetches what is at a path in one of the forms that it has there, exactly as it is sent. */
  void download(String path, String mediaType, Path target)
      throws IOException, InterruptedException, Problem {
    save(request(path).header("Accept", mediaType), target);
  }

  /** Fetches what the node publishes beside {@code /v1}. */
  void published(String path, Path target) throws IOException, InterruptedException, Problem {
    save(HttpRequest.newBuilder(base.resolve(path)), target);
  }

  /** Asks whether a receipt is good for an image. */
  JsonNode verify(Path image, Path receipt) throws IOException, InterruptedException, Problem {
    String boundary = "----painter-" + UUID.randomUUID();
    return json(
        request("/verify")
            .POST(
                BodyPublishers.concat(
                    part(boundary, "image"),
                    BodyPublishers.ofFile(image),
                    part(boundary, "receipt"),
                    BodyPublishers.ofFile(receipt),
                    BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary));
  }

  private static BodyPublisher part(String boundary, String name) {
    return BodyPublishers.ofString(
        "\r\n--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%2$s\"\r\n\r\n"
            .formatted(boundary, name));
  }

  /** Opens a stream of server-sent events, which has no end in time. */
  InputStream events(String path) throws IOException, InterruptedException, Problem {
    return open(request(path).header("Accept", "text/event-stream").GET().build()).body();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(base.resolve("/v1" + path));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private static BodyPublisher sent(Object body) throws IOException {
    return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
  }

  private JsonNode json(HttpRequest.Builder builder)
      throws IOException, InterruptedException, Problem {
    HttpRequest request = builder.header("Accept", "application/json").timeout(PATIENCE).build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    refuse(request, answer.statusCode(), answer.body());
    return answer.body().isBlank() ? NullNode.instance : JSON.readTree(answer.body());
  }

  private void save(HttpRequest.Builder request, Path target)
      throws IOException, InterruptedException, Problem {
    try (InputStream body = open(request.timeout(PATIENCE).GET().build()).body()) {
      Files.copy(body, target);
    }
  }

  private HttpResponse<InputStream> open(HttpRequest request)
      throws IOException, InterruptedException, Problem {
    HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
    if (answer.statusCode() >= 300) {
      try (InputStream body = answer.body()) {
        refuse(
            request,
            answer.statusCode(),
            new String(body.readNBytes(1 << 16), StandardCharsets.UTF_8));
      }
    }
    return answer;
  }

  private static void refuse(HttpRequest request, int status, String body) throws Problem {
    if (status >= 300) {
      throw Problem.of(request.method() + " " + request.uri().getPath(), status, body);
    }
  }
}
