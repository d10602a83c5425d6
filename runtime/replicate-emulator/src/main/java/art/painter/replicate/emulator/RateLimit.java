package art.painter.replicate.emulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A bucket that holds a minute's requests and fills up evenly. */
final class RateLimit {
  /** What became of a request. */
  record Standing(boolean refused, long remaining, long resetSeconds) {}

  private final Clock clock;
  private int perMinute;
  private int burst;
  private double left;
  private Instant filled;

  RateLimit(Clock clock, int perMinute) {
    this.clock = clock;
    set(perMinute, perMinute);
  }

  /**
   * @param most requests a minute; 0 for as many as one likes
   * @param atOnce how many of them may come at once
   */
  synchronized void set(int most, int atOnce) {
    perMinute = most;
    burst = atOnce;
    left = atOnce;
    filled = clock.instant();
  }

  /** Counts a request. */
  synchronized Standing take() {
    if (perMinute == 0) {
      return new Standing(false, Integer.MAX_VALUE, 1);
    }
    Instant now = clock.instant();
    double perSecond = perMinute / 60.0;
    double seconds = Duration.between(filled, now).toNanos() / 1e9;
    left = Math.min(burst, left + seconds * perSecond);
    filled = now;
    if (left < 1) {
      return new Standing(true, 0, Math.max(1, (long) Math.ceil((1 - left) / perSecond)));
    }
    left--;
    return new Standing(false, (long) left, 1);
  }
}
