package art.painter.runtime.itests;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The distribution's emulator of Replicate in a process of its own, and how a node uses it. */
final class Replicate implements AutoCloseable {
  static final String PID = "art.painter.training.replicate-test";
  static final String TOKEN = "r8_Kq3vTestTokenThatNobodyEverReads7";
  private static final Pattern ADDRESS = Pattern.compile("(http://\\S+)/v1");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final String origin;
  private final Path token;

  private Replicate(Process process, String origin, Path token) {
    this.process = process;
    this.origin = origin;
    this.token = token;
  }

  static Replicate start(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                Distribution.HOME.resolve("bin/painter").toString(),
                "emulator",
                "--port",
                "0",
                "--token",
                TOKEN,
                "--steps",
                "2",
                "--image-size",
                "128",
                "--data",
                folder.resolve("emulator").toString())
            .redirectErrorStream(true)
            .start();
    var lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    List<String> said = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        Thread drain = new Thread(() -> lines.lines().forEach(ignored -> {}));
        drain.setDaemon(true);
        drain.start();
        return new Replicate(
            process,
            address.group(1),
            Files.setPosixFilePermissions(
                Files.writeString(folder.resolve("token"), TOKEN),
                PosixFilePermissions.fromString("rw-------")));
      }
      said.add(line);
    }
    throw new IllegalStateException("The emulator did not start: " + said);
  }

  /** The text of the configuration file with which a node uses it. */
  String config(String... more) {
    return "url=%s/v1\ntoken.file=%s\npoll.seconds=1\nsettle.seconds=1\n%s\n"
        .formatted(origin, token, String.join("\n", more));
  }

  /** Where the node reads its token. */
  Path token() {
    return token;
  }

  JsonNode get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  JsonNode post(String path, String json) {
    return send("POST", path, BodyPublishers.ofString(json));
  }

  void delete(String path) {
    send("DELETE", path, BodyPublishers.noBody());
  }

  void fault(String name, int times) {
    post("/control/faults", "{\"fault\":\"%s\",\"times\":%d}".formatted(name, times));
  }

  void hold(String route, boolean before) {
    post("/control/hold", "{\"route\":\"%s\",\"before\":%b}".formatted(route, before));
  }

  /** Waits until a request is held. */
  boolean isHeld(int seconds) {
    return get("/control/hold?timeout=" + seconds).get("held").asBoolean();
  }

  void release() {
    post("/control/release", "");
  }

  /** How many trainings were ever accepted, by the name of the package that was sent. */
  Map<String, Integer> trainingsByPackage() {
    Map<String, Integer> counts = new TreeMap<>();
    get("/control/trainings")
        .forEach(training -> counts.merge(training.path("package").asText(), 1, Integer::sum));
    return counts;
  }

  private JsonNode send(String method, String path, HttpRequest.BodyPublisher body) {
    try {
      HttpResponse<byte[]> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(origin + path))
                  .method(method, body)
                  .header("Authorization", "Bearer " + TOKEN)
                  .header("Content-Type", "application/json")
                  .build(),
              BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 400) {
        throw new IllegalStateException(
            method + " " + path + ": " + new String(answer.body(), StandardCharsets.UTF_8));
      }
      return Door.JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
