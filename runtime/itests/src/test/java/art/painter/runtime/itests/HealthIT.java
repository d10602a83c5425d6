package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a node is well, as those see it who watch over it. */
class HealthIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir private Path folder;

  private static HttpResponse<String> ask(Platform platform, String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(platform.node().url() + path)).build(),
        BodyHandlers.ofString());
  }

  private static JsonNode read(HttpResponse<String> answer) throws Exception {
    return Door.JSON.readTree(answer.body());
  }

  /** Kept for a moment, so a change shows after a moment. */
  private static void awaitHealth(Platform platform, String path, int status) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (ask(platform, path).statusCode() != status) {
      assertTrue(System.nanoTime() < end, path + " does not become " + status);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  @Test
  void a_node_that_is_well_says_so_and_only_its_operator_learns_more() throws Exception {
    try (Platform platform = Platform.start(folder, RunningNode.QUICK, Map.of())) {
      for (String path : new String[] {"/health", "/health/live", "/health/ready"}) {
        HttpResponse<String> answer = ask(platform, path);
        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode health = read(answer);
        assertEquals(Set.of("status", "checks"), names(health));
        health.get("checks").forEach(status -> assertTrue(status.asText().matches("OK|WARN")));
        assertFalse(answer.body().contains(folder.toString()), answer.body());
      }
      assertEquals(Set.of("live"), names(read(ask(platform, "/health/live")).get("checks")));
      assertEquals(
          Set.of("database", "disk", "log"),
          names(read(ask(platform, "/health/ready")).get("checks")));
      assertTrue(
          names(read(ask(platform, "/health")).get("checks"))
              .containsAll(
                  Set.of(
                      "database",
                      "disk",
                      "jobs",
                      "keys",
                      "live",
                      "log",
                      "providers",
                      "swaps",
                      "warnings")));

      String shown = platform.shell("painter:health");
      assertTrue(shown.contains("The database answers."), shown);
      assertTrue(shown.contains("MB are free for the data folder " + platform.data()), shown);
      assertTrue(shown.contains("All is well with local."), shown);
      assertEquals(404, ask(platform, "/system/health").statusCode());
    }
  }

  @Test
  void a_disk_without_room_is_told_while_it_lasts() throws Exception {
    String pid = "art.painter.health.disk";
    String absurd = "warn.megabytes=1\ncritical.megabytes=1000000000000\n";
    try (Platform platform = Platform.start(folder, RunningNode.QUICK, Map.of(pid, absurd))) {
      HttpResponse<String> answer = ask(platform, "/health");
      assertEquals(503, answer.statusCode());
      assertEquals("CRITICAL", read(answer).get("status").asText());
      assertEquals("CRITICAL", read(answer).at("/checks/disk").asText());
      assertEquals("OK", read(answer).at("/checks/database").asText());
      assertEquals(503, ask(platform, "/health/ready").statusCode());
      assertEquals(200, ask(platform, "/health/live").statusCode());
      assertFalse(answer.body().contains("MB"), answer.body());
      String shown = platform.shell("painter:health");
      assertTrue(shown.startsWith("CRITICAL"), shown);
      assertTrue(shown.contains("Make room"), shown);

      Files.writeString(
          platform.config().resolve(pid + ".cfg"), "warn.megabytes=1\ncritical.megabytes=1\n");
      awaitHealth(platform, "/health/ready", 200);
    }
  }

  @Test
  void a_database_that_is_gone_is_told() throws Exception {
    try (Platform platform = Platform.start(folder, RunningNode.QUICK, Map.of())) {
      awaitHealth(platform, "/health/ready", 200);
      String bundle = id(platform.shell("lb -s painter"));
      platform.shell("stop " + bundle);
      awaitHealth(platform, "/health/ready", 503);
      assertEquals("CRITICAL", read(ask(platform, "/health")).at("/checks/database").asText());
      assertEquals(200, ask(platform, "/health/live").statusCode());
      platform.shell("start " + bundle);
      awaitHealth(platform, "/health/ready", 200);
    }
  }

  @Test
  void a_database_of_earlier_that_has_lost_a_withdrawal_is_told_and_lets_nothing_begin()
      throws Exception {
    // So many steps that the first training runs as long as the test does.
    String slow = "steps=5000\nimage.size=256\nconcurrency=1\n";
    try (Platform platform =
        Platform.start(folder, RunningNode.QUICK, Map.of("art.painter.training.local", slow))) {
      Studio runs = platform.studio("ada").works(100, 10).model("ADA_STYLE_1").verified();
      String first = runs.train();
      runs.awaitTraining(first, job -> job.get("status").asText().equals("PROCESSING"));
      Studio waits = platform.studio("bea").works(200, 10).model("BEA_STYLE_1").verified();
      String second = waits.train();
      String consent = waits.consentId();
      platform.node().stop();
      Path database = platform.data().resolve("db/painter.mv.db");
      Path earlier = Files.copy(database, folder.resolve("earlier"));

      platform.launch();
      Studio withdraws = waits.again(platform, "bea");
      withdraws.artist.post(waits.at("/consent/" + consent + "/withdrawal")).expect(200);
      withdraws.awaitTraining(second, Studio::isFinal);
      platform.node().stop();
      Path newer = Files.copy(database, folder.resolve("newer"));
      Files.copy(earlier, database, StandardCopyOption.REPLACE_EXISTING);

      platform.launch();
      awaitHealth(platform, "/health/ready", 503);
      assertEquals("CRITICAL", read(ask(platform, "/health")).at("/checks/log").asText());
      String shown = platform.shell("painter:health");
      assertTrue(shown.contains("put back to an earlier state"), shown);
      assertTrue(shown.contains("restore"), shown);
      Studio restored = waits.again(platform, "bea");
      HttpResponse<String> head = ask(platform, "/log/checkpoint");
      assertEquals(503, head.statusCode());
      assertEquals("log.broken", read(head).get("code").asText());
      restored
          .artist
          .post(
              waits.at("/trainings"), "{\"provider\":\"local\",\"consentId\":\"" + consent + "\"}")
          .refused(503, "log.broken");
      JsonNode lost = restored.training(second);
      assertEquals("STARTING", lost.get("status").asText(), "it would be the next: " + lost);
      platform.node().stop();

      Files.copy(newer, database, StandardCopyOption.REPLACE_EXISTING);
      platform.launch();
      awaitHealth(platform, "/health/ready", 200);
      Studio whole = waits.again(platform, "bea");
      assertEquals("CANCELED", whole.training(second).get("status").asText());
      whole
          .artist
          .post(
              waits.at("/trainings"), "{\"provider\":\"local\",\"consentId\":\"" + consent + "\"}")
          .refused(409, "consent.withdrawn");
      whole.consent();
    }
  }

  /** The number of the bundle, as the shell lists it. */
  private static String id(String listed) {
    return listed
        .lines()
        .filter(line -> line.contains("art.painter.persistence"))
        .findFirst()
        .orElseThrow()
        .split("\\|")[0]
        .strip();
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
