package art.painter.rest.http;

import java.time.Duration;

/**
 * How fast a request's body has to come.
 *
 * @param grace how long a body may take before its rate matters
 * @param bytesPerSecond the average rate from then on
 * @param deadline how long a body may take in all
 */
record Pace(Duration grace, long bytesPerSecond, Duration deadline) {
  /** {@return whether so many bytes after so long is too slow} */
  boolean isMissed(long bytes, Duration waited) {
    return waited.compareTo(deadline) > 0
        || waited.compareTo(grace) > 0 && bytes < bytesPerSecond * (waited.toMillis() / 1000.0);
  }
}
