package art.painter.metrics;

import art.painter.api.metrics.Meter;
import art.painter.api.metrics.Reading;
import art.painter.api.plugin.Leases;
import art.painter.api.plugin.Lending;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The calls into plug-ins, by kind, id and version. */
@Component
public final class PlugInMeter implements Meter {
  private final Leases leases;

  /**
   * @param leases counts the calls
   */
  @Activate
  public PlugInMeter(@Reference Leases leases) {
    this.leases = leases;
  }

  private record Sum(long calls, long failures, long open, long nanos, boolean used) {
    static Sum of(Lending lending) {
      return new Sum(
          lending.calls(), lending.failures(), lending.open(), lending.nanos(), lending.used());
    }

    Sum plus(Sum more) {
      return new Sum(
          calls + more.calls,
          failures + more.failures,
          open + more.open,
          nanos + more.nanos,
          used || more.used);
    }
  }

  @Override
  public List<Reading> read() {
    // Two bundles may have a plug-in of one id and version.
    Map<Map<String, String>, Sum> sums = new LinkedHashMap<>();
    leases.all().forEach(lending -> sums.merge(labels(lending), Sum.of(lending), Sum::plus));
    List<Reading> readings = new ArrayList<>();
    sums.forEach(
        (labels, sum) -> {
          readings.add(
              Reading.counter(
                  "painter_plugin_calls", "Calls into a plug-in.", labels, sum.calls()));
          readings.add(
              Reading.counter(
                  "painter_plugin_failures",
                  "Calls into a plug-in that threw or took too long.",
                  labels,
                  sum.failures()));
          readings.add(
              Reading.gauge(
                  "painter_plugin_open_calls",
                  "Calls into a plug-in that are under way.",
                  labels,
                  sum.open()));
          readings.add(
              Reading.counter(
                  "painter_plugin_seconds",
                  "How long calls into a plug-in took altogether.",
                  labels,
                  sum.nanos() / 1e9));
          readings.add(
              Reading.gauge(
                  "painter_plugin_used",
                  "Whether new calls go to this version: 1 or 0.",
                  labels,
                  sum.used() ? 1 : 0));
        });
    return readings;
  }

  private static Map<String, String> labels(Lending lending) {
    return Map.of(
        "kind",
        lending.kind().name().toLowerCase(Locale.ROOT),
        "id",
        lending.origin().id(),
        "version",
        lending.origin().version());
  }
}
