package art.painter.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.Origin;
import art.painter.api.metrics.Meter;
import art.painter.api.metrics.Reading;
import art.painter.api.plugin.Leases;
import art.painter.api.plugin.Lending;
import art.painter.api.plugin.PlugInKind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MetricsServiceTest {
  private final MetricsService metrics = new MetricsService();

  private String text() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    metrics.write("", out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private void assertLine(String line) throws Exception {
    assertTrue(text().lines().anyMatch(line::equals), line + " is not in\n" + text());
  }

  @Test
  void the_java_machine_is_told_of() throws Exception {
    String text = text();
    for (String name :
        List.of(
            "jvm_memory_used_bytes",
            "jvm_gc_collection_seconds_count",
            "jvm_threads_current",
            "jvm_classes_currently_loaded",
            "process_open_fds")) {
      assertTrue(text.contains("\n" + name), name);
    }
  }

  @Test
  void requests_are_counted_and_timed_by_route() throws Exception {
    metrics.answered("GET", "/v1/models/{id}", 200, Duration.ofMillis(40));
    metrics.answered("GET", "/v1/models/{id}", 200, Duration.ofMillis(60));
    metrics.answered("PROPFIND", "none", 405, Duration.ofMillis(1));
    metrics.answered("XYZ", "none", 405, Duration.ofMillis(1));
    String name = "painter_http_request_duration_seconds";
    String labels = "method=\"GET\",route=\"/v1/models/{id}\",status=\"200\"";
    assertLine(name + "_count{" + labels + "} 2");
    assertLine(name + "_sum{" + labels + "} 0.1");
    assertLine(name + "_bucket{" + labels + ",le=\"0.025\"} 0");
    assertLine(name + "_bucket{" + labels + ",le=\"0.1\"} 2");
    assertLine(name + "_count{method=\"other\",route=\"none\",status=\"405\"} 2");
  }

  @Test
  void what_meters_read_is_written_and_one_that_fails_is_left_out() throws Exception {
    Meter one =
        () ->
            List.of(
                Reading.counter("painter_sample", "Samples.", Map.of("a", "x"), 3),
                Reading.counter("painter_sample", "Samples.", Map.of("a", "y"), 4));
    metrics.addMeter(one);
    metrics.addMeter(
        () -> {
          throw new IllegalStateException("broken");
        });
    metrics.addMeter(() -> List.of(Reading.gauge("painter_level", "Level.", Map.of(), 1.5)));
    assertLine("# TYPE painter_sample_total counter");
    assertLine("painter_sample_total{a=\"x\"} 3.0");
    assertLine("painter_sample_total{a=\"y\"} 4.0");
    assertLine("# HELP painter_level Level.");
    assertLine("painter_level 1.5");
    metrics.removeMeter(one);
    assertFalse(text().contains("painter_sample"));
  }

  @Test
  void the_format_is_what_is_accepted() throws Exception {
    assertTrue(metrics.contentType("").startsWith("text/plain"));
    assertTrue(
        metrics
            .contentType("application/openmetrics-text; version=1.0.0")
            .startsWith("application/openmetrics-text"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    metrics.write("application/openmetrics-text; version=1.0.0", out);
    assertTrue(out.toString(StandardCharsets.UTF_8).endsWith("# EOF\n"));
    // What only the binary format's classes could write is written as text.
    assertTrue(
        metrics
            .contentType("application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily")
            .startsWith("text/plain"));
  }

  @Test
  void calls_into_plug_ins_are_told_by_version() throws Exception {
    metrics.addMeter(
        new PlugInMeter(new FakeLeases(lending(1, true, 10, 2, 1), lending(2, false, 5, 1, 0))));
    String labels = "{id=\"local\",kind=\"training_provider\",version=\"1.0.0\"} ";
    assertLine("painter_plugin_calls_total" + labels + "15.0");
    assertLine("painter_plugin_failures_total" + labels + "3.0");
    assertLine("painter_plugin_open_calls" + labels + "1.0");
    assertLine("painter_plugin_seconds_total" + labels + "4.0");
    assertLine("painter_plugin_used" + labels + "1.0");
  }

  @Test
  void what_costs_a_query_is_kept_for_a_while() {
    AtomicInteger queries = new AtomicInteger();
    AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);
    Lately lately =
        new Lately(
            () -> List.of(Reading.gauge("n", "N.", Map.of(), queries.incrementAndGet())),
            nanos::get);
    assertEquals(1, lately.read().get(0).value());
    nanos.addAndGet(Duration.ofSeconds(29).toNanos());
    assertEquals(1, lately.read().get(0).value());
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertEquals(2, lately.read().get(0).value());
  }

  private static Lending lending(long bundle, boolean used, long calls, long failures, int open) {
    return new Lending(
        PlugInKind.TRAINING_PROVIDER,
        new Origin("local", "a.bundle", "1.0.0"),
        bundle,
        0,
        used,
        Instant.EPOCH,
        calls,
        failures,
        open,
        2_000_000_000L,
        Optional.empty());
  }

  private record FakeLeases(Lending... lendings) implements Leases {
    @Override
    public boolean drain(long bundleId, Duration limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void hold(long bundleId) {
      throw new AssertionError("metrics change nothing");
    }

    @Override
    public void admit(long bundleId) {
      throw new AssertionError("metrics change nothing");
    }

    @Override
    public void replace(long admitted, long held) {
      throw new AssertionError("metrics change nothing");
    }

    @Override
    public List<Lending> all() {
      return List.of(lendings);
    }
  }
}
