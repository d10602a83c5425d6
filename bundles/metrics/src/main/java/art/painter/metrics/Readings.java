package art.painter.metrics;

import art.painter.api.metrics.Meter;
import art.painter.api.metrics.Reading;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all meters read, as the library has it. A meter that fails is left out. */
final class Readings implements MultiCollector {
  private static final Logger LOG = LoggerFactory.getLogger(Readings.class);

  private final List<Meter> meters = new CopyOnWriteArrayList<>();

  void add(Meter meter) {
    meters.add(meter);
  }

  void remove(Meter meter) {
    meters.remove(meter);
  }

  @Override
  public MetricSnapshots collect() {
    Map<String, Map<Labels, Reading>> byName = new LinkedHashMap<>();
    for (Meter meter : meters) {
      for (Reading reading : read(meter)) {
        byName
            .computeIfAbsent(reading.name(), any -> new LinkedHashMap<>())
            .put(labels(reading), reading);
      }
    }
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    byName.values().forEach(readings -> all.metricSnapshot(snapshot(readings)));
    return all.build();
  }

  private static List<Reading> read(Meter meter) {
    try {
      return meter.read();
    } catch (RuntimeException failed) {
      LOG.warn("A meter failed and is left out: {}", meter.getClass().getName(), failed);
      return List.of();
    }
  }

  private static Labels labels(Reading reading) {
    Labels.Builder labels = Labels.builder();
    reading.labels().forEach(labels::label);
    return labels.build();
  }

  private static MetricSnapshot snapshot(Map<Labels, Reading> readings) {
    Reading first = readings.values().iterator().next();
    if (first.kind() == Reading.Kind.COUNTER) {
      CounterSnapshot.Builder counter =
          CounterSnapshot.builder().name(first.name()).help(first.help());
      readings.forEach(
          (labels, reading) ->
              counter.dataPoint(
                  CounterDataPointSnapshot.builder()
                      .labels(labels)
                      .value(reading.value())
                      .build()));
      return counter.build();
    }
    GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(first.name()).help(first.help());
    readings.forEach(
        (labels, reading) ->
            gauge.dataPoint(
                GaugeDataPointSnapshot.builder().labels(labels).value(reading.value()).build()));
    return gauge.build();
  }
}
