package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;

/** A client of the API that takes answers as they come. */
final class Client {
  static final String OSTRIS =
      "/models/ostris/flux-dev-lora-trainer/versions/" + Trainer.OSTRIS.version() + "/trainings";
  static final String FAST =
      "/models/replicate/fast-flux-trainer/versions/" + Trainer.FAST_FLUX.version() + "/trainings";
  static final String OFFICIAL = "/models/black-forest-labs/flux-dev/predictions";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** An answer. */
  record Reply(int status, HttpHeaders headers, byte[] bytes) {
    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    JsonNode json() {
      try {
        return Json.MAPPER.readTree(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(text(), e);
      }
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    Reply expect(int wanted) {
      if (status != wanted) {
        throw new AssertionError("expected " + wanted + " but got " + status + ": " + text());
      }
      return this;
    }
  }

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Emulator emulator;

  Client(Emulator emulator) {
    this.emulator = emulator;
  }

  Reply get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  Reply delete(String path) {
    return send("DELETE", path, null);
  }

  Reply post(String path, String json, String... headers) {
    return send("POST", path, json, headers);
  }

  Reply send(String method, String path, String json, String... headers) {
    return exchange(builder(emulator.url() + path, headers), method, json);
  }

  Reply control(String method, String path, String json) {
    return exchange(HttpRequest.newBuilder(URI.create(emulator.control() + path)), method, json);
  }

  /** Orders a fault for the next request or job. */
  void fault(Fault fault) {
    control("POST", "/faults", "{\"fault\":\"" + fault.label() + "\"}").expect(200);
  }

  void advance(String by) {
    control("POST", "/clock", "{\"advance\":\"" + by + "\"}").expect(200);
  }

  /** Fetches any address, without a token. */
  Reply fetch(String address) {
    return exchange(HttpRequest.newBuilder(URI.create(address)), "GET", null);
  }

  private HttpRequest.Builder builder(String address, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    request.setHeader("Authorization", "Bearer " + emulator.token());
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return request;
  }

  private Reply exchange(HttpRequest.Builder request, String method, String json) {
    if (json != null) {
      request.setHeader("Content-Type", "application/json");
    }
    return exchange(
        request
            .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
            .timeout(PATIENCE)
            .build());
  }

  private Reply exchange(HttpRequest request) {
    try {
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      return new Reply(answer.statusCode(), answer.headers(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Uploads a file. */
  Reply upload(String name, byte[] content) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(
        ("--B\r\nContent-Disposition: form-data; name=\"content\"; filename=\""
                + name
                + "\"\r\nContent-Type: application/zip\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    form.writeBytes(content);
    form.writeBytes(
        ("\r\n--B\r\nContent-Disposition: form-data; name=\"metadata\"; filename=\"blob\"\r\n"
                + "Content-Type: application/json\r\n\r\n{\"job\":7}\r\n--B--\r\n")
            .getBytes(StandardCharsets.UTF_8));
    return exchange(
        builder(emulator.url() + "/files", "Content-Type", "multipart/form-data; boundary=B")
            .POST(BodyPublishers.ofByteArray(form.toByteArray()))
            .build());
  }

  String uploaded(byte[] content) {
    return upload("works.zip", content).expect(201).json().path("urls").path("get").asText();
  }

  /** Creates a private model and returns its full name. */
  String model(String name) {
    post(
            "/models",
            "{\"owner\":\"emulator\",\"name\":\""
                + name
                + "\",\"visibility\":\"private\",\"hardware\":\"cpu\"}")
        .expect(201);
    return "emulator/" + name;
  }

  static String training(String destination, String images) {
    ObjectNode body = Json.object().put("destination", destination);
    body.putObject("input").put("input_images", images).put("trigger_word", "TRIAL_1");
    return body.toString();
  }

  /** Asks again until it is as wanted. */
  JsonNode await(String path, Predicate<JsonNode> wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    JsonNode last = get(path).expect(200).json();
    while (!wanted.test(last)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain; last was " + last);
      }
      pause();
      last = get(path).expect(200).json();
    }
    return last;
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonNode awaitEnd(String path) {
    return await(path, job -> JobStatus.named(job.path("status").asText()).orElseThrow().isFinal());
  }
}
