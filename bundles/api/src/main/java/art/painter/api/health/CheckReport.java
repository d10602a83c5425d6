package art.painter.api.health;

import java.time.Duration;
import java.util.List;

/**
 * What one check found, for operators.
 *
 * @param name the name of the check
 * @param status how it stands
 * @param message what it found, in plain sentences
 * @param took how long it took
 * @param tags the probes that it belongs to besides {@link Probe#ALL}, in lower case
 */
public record CheckReport(
    String name, HealthStatus status, String message, Duration took, List<String> tags) {
  /** Keeps its own copy. */
  public CheckReport {
    tags = List.copyOf(tags);
  }
}
