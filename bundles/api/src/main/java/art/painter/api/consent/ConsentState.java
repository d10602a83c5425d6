package art.painter.api.consent;

import java.time.Instant;
import java.util.Optional;

/**
 * How a consent stands.
 *
 * @param standing how
 * @param since since when; for one in force without a break, when it was given, or empty when that
 *     is no longer kept; for one withdrawn, when that was logged, or asked for while it is not
 * @param recordId the pause, resumption or withdrawal that brought it there; empty for a withdrawal
 *     whose record follows
 */
public record ConsentState(Standing standing, Optional<Instant> since, Optional<String> recordId) {
  /** How a consent can stand. */
  public enum Standing {
    /** Trainings and generations may rest on it. */
    IN_FORCE,
    /** Nothing new starts; what is waiting waits. */
    PAUSED,
    /** Nothing starts any more, ever. What was issued before stays valid. */
    WITHDRAWN
  }
}
