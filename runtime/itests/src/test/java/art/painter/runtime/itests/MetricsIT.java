package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node counts of itself, as Prometheus reads it. */
class MetricsIT {
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{(?:[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\.)*\",?)*})?"
              + " ([-+0-9.eE]+|NaN|[-+]?Inf)");
  private static final Pattern COMMENT =
      Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)");

  @TempDir private static Path folder;
  private static Platform platform;

  @BeforeAll
  static void start() throws Exception {
    platform = Platform.start(folder, RunningNode.QUICK, Map.of());
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  /** The samples by name and labels, if the text is what Prometheus' text format 0.0.4 says. */
  private static Map<String, Double> parse(String text) {
    Map<String, Double> samples = new TreeMap<>();
    Map<String, String> types = new TreeMap<>();
    Set<String> helped = new HashSet<>();
    assertTrue(text.endsWith("\n"), "the last line ends");
    for (String line : text.split("\n")) {
      Matcher comment = COMMENT.matcher(line);
      if (comment.matches()) {
        if (comment.group(1).equals("TYPE")) {
          assertEquals(null, types.put(comment.group(2), comment.group(3)), line);
          assertTrue(
              Set.of("counter", "gauge", "histogram", "summary", "untyped")
                  .contains(comment.group(3)),
              line);
        } else {
          assertTrue(helped.add(comment.group(2)), line);
        }
        continue;
      }
      Matcher sample = SAMPLE.matcher(line);
      assertTrue(sample.matches(), line);
      String family = sample.group(1).replaceAll("_(bucket|sum|count)$", "");
      assertTrue(types.containsKey(sample.group(1)) || types.containsKey(family), line);
      double value = Double.parseDouble(sample.group(3).replace("Inf", "Infinity"));
      String name = sample.group(1) + (sample.group(2) == null ? "" : sample.group(2));
      assertEquals(null, samples.put(name, value), line);
    }
    return samples;
  }

  private static Map<String, Double> metrics() {
    Door.Answer answer = platform.logIn("operator").get("/metrics");
    answer.expect(200);
    return parse(answer.text());
  }

  @Test
  void nobody_but_an_operator_reads_them() {
    platform.nobody().get("/metrics").refused(401, "account.log-in-needed");
    platform.nobody().as("none").get("/metrics").refused(401, "account.token-invalid");
    platform.nobody().join("ada", "ARTIST").get("/metrics").refused(403, "account.role-needed");
    assertFalse(metrics().isEmpty());
  }

  @Test
  void there_is_what_an_operator_watches() {
    String names = String.join("\n", metrics().keySet());
    for (String name :
        new String[] {
          "jvm_memory_used_bytes{",
          "jvm_gc_collection_seconds_count{",
          "jvm_threads_current",
          "jvm_classes_currently_loaded",
          "process_open_fds",
          "painter_http_request_duration_seconds_count{",
          "painter_plugin_calls_total{id=\"local\",kind=\"training_provider\",version=",
          "painter_plugin_used{",
          "painter_log_records",
          "painter_log_fault",
          "painter_database_connections{state=\"active\"}",
          "painter_database_waiting"
        }) {
      assertTrue(("\n" + names).contains("\n" + name), name + " is not in " + names);
    }
  }

  @Test
  void counters_grow_by_route_and_name_nobody() {
    Door artist = platform.nobody().join("grace", "ARTIST");
    String id = artist.get("/me").expect(200).get("id").asText();
    String route =
        "painter_http_request_duration_seconds_count{method=\"GET\",route=\"/v1/models/{id}\",status=\"404\"}";
    double before = metrics().getOrDefault(route, 0.0);
    artist.get("/models/" + id).refused(404, "model.not-found");
    artist.get("/models/no-such-model").refused(404, "model.not-found");
    Map<String, Double> after = metrics();
    assertEquals(before + 2, after.get(route));
    assertFalse(after.toString().contains(id), "an id");
    assertFalse(after.toString().contains("no-such-model"), "a path");

    artist.get("/providers").expect(200);
    String local =
        after.keySet().stream()
            .filter(name -> name.startsWith("painter_plugin_calls_total{id=\"local\""))
            .findFirst()
            .orElseThrow();
    assertTrue(metrics().get(local) > after.get(local), local);
  }
}
