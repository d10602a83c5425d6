package art.painter.bench;

import art.painter.demo.Api;
import art.painter.demo.ReplicateEmulator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Steers the emulator of Replicate. */
final class Control {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String origin;

  /**
   * @param url where the emulator's API is
   */
  Control(String url) {
    this.origin = url.substring(0, url.length() - "/v1".length());
  }

  /** {@return the ids of new trainings that run, without anything being trained} */
  List<String> fabricate(int count) throws IOException, InterruptedException {
    String owner = send("GET", "/v1/account", "").path("username").asText();
    String body =
        "{\"owner\":\"%s\",\"name\":\"bench\",\"visibility\":\"private\",\"hardware\":\"cpu\"}"
            .formatted(owner);
    send("POST", "/v1/models", body);
    List<String> ids = new ArrayList<>();
    send(
            "POST",
            "/control/trainings",
            "{\"count\":%d,\"destination\":\"%s/bench\"}".formatted(count, owner))
        .forEach(id -> ids.add(id.asText()));
    return ids;
  }

  void end(String reference) throws IOException, InterruptedException {
    change(reference, "\"status\":\"failed\",\"error\":\"Ended by the benchmark.\"");
  }

  void log(String reference, String line) throws IOException, InterruptedException {
    change(reference, "\"status\":\"processing\",\"logs\":\"" + line + "\"");
  }

  private void change(String reference, String fields) throws IOException, InterruptedException {
    send("POST", "/control/trainings/" + reference, "{" + fields + "}");
  }

  void resetCounts() throws IOException, InterruptedException {
    send("DELETE", "/control/requests", "");
  }

  /** {@return how often each route was called} */
  Map<String, Long> counts() throws IOException, InterruptedException {
    Map<String, Long> counts = new TreeMap<>();
    send("GET", "/control/requests", "")
        .path("requests")
        .properties()
        .forEach(route -> counts.put(route.getKey(), route.getValue().asLong()));
    return counts;
  }

  private JsonNode send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(origin + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + ReplicateEmulator.TOKEN)
                .header("Content-Type", "application/json")
                .build(),
            BodyHandlers.ofByteArray());
    if (answer.statusCode() >= 300) {
      throw new IOException(method + " " + path + " was answered " + answer.statusCode());
    }
    return Api.JSON.readTree(answer.body());
  }
}
