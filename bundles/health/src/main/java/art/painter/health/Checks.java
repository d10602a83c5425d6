package art.painter.health;

import java.util.List;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;

/** What the checks of this bundle have in common. */
final class Checks {
  /** The component property with a check's name. */
  static final String NAME = HealthCheck.NAME + "=";

  /** The component property of a check by which it is known whether the process is alive. */
  static final String LIVE = HealthCheck.TAGS + "=live";

  /** The component property of a check without which the node cannot serve. */
  static final String READY = HealthCheck.TAGS + "=ready";

  /** The component property of a check that tells only of what somebody should look at. */
  static final String ATTENTION = HealthCheck.TAGS + "=attention";

  /** The component property by which what a check found is kept for a while, in milliseconds. */
  static final String KEPT = HealthCheck.RESULT_CACHE_TTL_IN_MS + ":Long=";

  private Checks() {}

  static Result ok(String message) {
    return new Result(Result.Status.OK, message);
  }

  static Result warn(String message) {
    return new Result(Result.Status.WARN, message);
  }

  static Result critical(String message) {
    return new Result(Result.Status.CRITICAL, message);
  }

  /** A warning with all of these, or what is said when there are none. */
  static Result warnOf(List<String> faults, String otherwise) {
    return faults.isEmpty() ? ok(otherwise) : warn(String.join(" ", faults));
  }
}
