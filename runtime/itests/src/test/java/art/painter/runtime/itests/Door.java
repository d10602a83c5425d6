package art.painter.runtime.itests;

import art.painter.rest.Contract;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * The node's REST API as one caller has it. Every answer is held against the OpenAPI document that
 * the node serves.
 */
final class Door {
  static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final URI base;
  private final Contract contract;
  private final String token;

  private Door(HttpClient http, URI base, Contract contract, String token) {
    this.http = http;
    this.base = base;
    this.contract = contract;
    this.token = token;
  }

  /** The door of a node, for nobody yet. */
  static Door of(String url) {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    URI base = URI.create(url);
    try {
      var request = HttpRequest.newBuilder(base.resolve("/v1/openapi.json")).build();
      return new Door(
          http, base, new Contract(http.send(request, BodyHandlers.ofInputStream()).body()), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Door as(String bearer) {
    return new Door(http, base, contract, bearer);
  }

  /** Registers an account and logs it in. */
  Door join(String name, String role) {
    return join(name, role, "");
  }

  Door join(String name, String role, String setupCode) {
    String email = name + "@example.org";
    String code = setupCode.isEmpty() ? "" : ",\"setupCode\":\"" + setupCode + "\"";
    post(
            "/accounts",
            """
            {"email":"%s","password":"a long enough one","publicName":"%s","country":"DE","roles":["%s"]%s}"""
                .formatted(email, name, role, code))
        .expect(201);
    return logIn(name);
  }

  Door logIn(String name) {
    return as(
        post(
                "/sessions",
                "{\"email\":\"%s@example.org\",\"password\":\"a long enough one\"}".formatted(name))
            .expect(201)
            .get("token")
            .asText());
  }

  /** An answer that the contract allows. */
  record Answer(String what, int status, HttpResponse<byte[]> response) {
    JsonNode json() {
      try {
        return response.body().length == 0
            ? MissingNode.getInstance()
            : JSON.readTree(response.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    JsonNode expect(int wanted) {
      if (status != wanted) {
        throw new AssertionError(
            what + " answered " + status + ", not " + wanted + ": " + new String(response.body()));
      }
      return response
              .headers()
              .firstValue("Content-Type")
              .filter(type -> type.contains("json"))
              .isPresent()
          ? json()
          : MissingNode.getInstance();
    }

    /** Expects a problem with this status and code. */
    void refused(int wanted, String code) {
      JsonNode problem = expect(wanted);
      if (!problem.path("code").asText().equals(code)) {
        throw new AssertionError(
            what + " answered the code " + problem.path("code") + ", not " + code);
      }
    }

    byte[] bytes() {
      return response.body();
    }

    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }
  }

  Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody(), Optional.empty());
  }

  Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody(), Optional.empty());
  }

  Answer post(String path) {
    return send("POST", path, BodyPublishers.noBody(), Optional.empty());
  }

  Answer post(String path, String json) {
    return send("POST", path, BodyPublishers.ofString(json), Optional.of("application/json"));
  }

  Answer put(String path) {
    return send("PUT", path, BodyPublishers.noBody(), Optional.empty());
  }

  Answer put(String path, String json) {
    return send("PUT", path, BodyPublishers.ofString(json), Optional.of("application/json"));
  }

  Answer patch(String path, String json) {
    return send("PATCH", path, BodyPublishers.ofString(json), Optional.of("application/json"));
  }

  Answer upload(String fileName, byte[] file) {
    return send(
        "POST",
        "/artworks?fileName=" + fileName,
        BodyPublishers.ofByteArray(file),
        Optional.of("application/octet-stream"));
  }

  /** Asks the node whether a receipt is good for an image. */
  Answer verify(byte[] image, byte[] receipt) {
    String boundary = "----------a-boundary-that-is-in-neither";
    String part =
        "--" + boundary + "\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"a\"\r\n\r\n";
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(part.formatted("image").getBytes(StandardCharsets.US_ASCII));
    form.writeBytes(image);
    form.writeBytes(("\r\n" + part.formatted("receipt")).getBytes(StandardCharsets.US_ASCII));
    form.writeBytes(receipt);
    form.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return send(
        "POST",
        "/verify",
        BodyPublishers.ofByteArray(form.toByteArray()),
        Optional.of("multipart/form-data; boundary=" + boundary));
  }

  /** One of the forms that something has. */
  Answer get(String path, String mediaType) {
    return send("GET", path, BodyPublishers.noBody(), Optional.empty(), "Accept", mediaType);
  }

  /** A POST with an Idempotency-Key. */
  Answer once(String key, String path, String json) {
    return send(
        "POST",
        path,
        BodyPublishers.ofString(json),
        Optional.of("application/json"),
        "Idempotency-Key",
        key);
  }

  Answer send(
      String method,
      String path,
      BodyPublisher body,
      Optional<String> contentType,
      String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve((isBesides(path) ? "" : "/v1") + path))
            .timeout(Duration.ofMinutes(3))
            .method(method, body);
    contentType.ifPresent(type -> request.header("Content-Type", type));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      contract.check(
          method,
          path.replaceAll("\\?.*", ""),
          response.statusCode(),
          response.headers().firstValue("Content-Type"),
          response.body());
      return new Answer(method + " " + path, response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The stream of a training's events, as lines. */
  HttpResponse<java.util.stream.Stream<String>> events(String trainingId)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(base.resolve("/v1/trainings/" + trainingId + "/events"))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/event-stream")
            .build(),
        BodyHandlers.ofLines());
  }

  /** Whether the contract has it beside what has a version. */
  private static boolean isBesides(String path) {
    return path.equals("/metrics") || path.startsWith("/health");
  }

  Contract contract() {
    return contract;
  }

  URI base() {
    return base;
  }

  String token() {
    return token;
  }
}
