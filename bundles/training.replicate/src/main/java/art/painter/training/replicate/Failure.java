package art.painter.training.replicate;

import art.painter.api.PlatformException;
import java.time.Duration;
import java.util.Optional;

/**
 * A request that failed.
 *
 * @param reason what it means in the end
 * @param again whether it may be sent again
 * @param pause how long the API asks to wait first
 */
record Failure(PlatformException reason, boolean again, Optional<Duration> pause) {
  static Failure end(PlatformException reason) {
    return new Failure(reason, false, Optional.empty());
  }

  static Failure repeat(PlatformException reason, Optional<Duration> pause) {
    return new Failure(reason, true, pause);
  }
}
