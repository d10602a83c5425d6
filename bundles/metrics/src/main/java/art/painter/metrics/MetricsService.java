package art.painter.metrics;

import art.painter.api.metrics.Meter;
import art.painter.api.metrics.Metrics;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** All numbers in one registry of its own. */
@Component
public final class MetricsService implements Metrics {
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final double[] SECONDS = {0.005, 0.025, 0.1, 0.5, 1, 5, 30};

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Readings readings = new Readings();
  private final ExpositionFormats formats = ExpositionFormats.init();
  private final Histogram requests =
      Histogram.builder()
          .name("painter_http_request_duration_seconds")
          .help("How long requests took until their answer began.")
          .unit(Unit.SECONDS)
          .labelNames("method", "route", "status")
          .classicOnly()
          .classicUpperBounds(SECONDS)
          .withoutExemplars()
          .register(registry);

  public MetricsService() {
    JvmMetrics.builder().register(registry);
    registry.register(readings);
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addMeter(Meter meter) {
    readings.add(meter);
  }

  void removeMeter(Meter meter) {
    readings.remove(meter);
  }

  @Override
  public void answered(String method, String route, int status, Duration took) {
    // Anybody can send any method, and each would be counted for good.
    requests
        .labelValues(METHODS.contains(method) ? method : "other", route, Integer.toString(status))
        .observe(took.toNanos() / 1e9);
  }

  @Override
  public String contentType(String accept) {
    return writer(accept).getContentType();
  }

  @Override
  public void write(String accept, OutputStream out) throws IOException {
    writer(accept).write(out, registry.scrape());
  }

  /** The library would also choose its binary format, which is not here. */
  private ExpositionFormatWriter writer(String accept) {
    ExpositionFormatWriter open = formats.getOpenMetricsTextFormatWriter();
    return open.accepts(accept) ? open : formats.getPrometheusTextFormatWriter();
  }
}
