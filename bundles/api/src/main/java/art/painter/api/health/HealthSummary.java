package art.painter.api.health;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What everybody may know.
 *
 * @param status the worst of all
 * @param checks how each check stands, by name, in the order of names
 */
public record HealthSummary(HealthStatus status, SortedMap<String, HealthStatus> checks) {
  /** Keeps its own copy. */
  public HealthSummary {
    checks = Collections.unmodifiableSortedMap(new TreeMap<>(checks));
  }

  /**
   * {@return the summary of these checks; without any nothing is known to be well}
   *
   * @param checks how each stands, by name
   */
  public static HealthSummary of(Map<String, HealthStatus> checks) {
    return new HealthSummary(
        checks.values().stream().reduce(HealthStatus::or).orElse(HealthStatus.CRITICAL),
        new TreeMap<>(checks));
  }
}
