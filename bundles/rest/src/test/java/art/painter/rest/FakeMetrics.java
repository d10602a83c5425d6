package art.painter.rest;

import art.painter.api.metrics.Metrics;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was counted. */
final class FakeMetrics implements Metrics {
  final List<String> answered = new CopyOnWriteArrayList<>();

  @Override
  public void answered(String method, String route, int status, Duration took) {
    if (took.isNegative() || took.isZero()) {
      throw new AssertionError("takes no time: " + route);
    }
    answered.add(method + " " + route + " " + status);
  }

  @Override
  public String contentType(String accept) {
    return (accept.contains("openmetrics") ? "application/openmetrics-text" : "text/plain")
        + "; charset=utf-8";
  }

  @Override
  public void write(String accept, OutputStream out) throws IOException {
    out.write("painter_sample 1\n".getBytes(StandardCharsets.UTF_8));
  }
}
