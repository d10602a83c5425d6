package art.painter.training.replicate;

import art.painter.api.PlatformException;
import java.time.Duration;

/** Spreads requests so that the service need not refuse them: a token bucket of one second. */
final class RateLimit {
  private final long interval;
  private final long burst;
  private final long patience;
  private long next;

  /**
   * @param perMinute requests a minute
   * @param patience the longest wait
   */
  RateLimit(int perMinute, Duration patience) {
    this.interval = Duration.ofMinutes(1).toNanos() / perMinute;
    this.burst = Duration.ofSeconds(1).toNanos();
    this.patience = patience.toNanos();
    this.next = System.nanoTime() - burst;
  }

  /** Waits for this request's turn. */
  void take() throws InterruptedException {
    long wait = reserve(System.nanoTime());
    if (wait > 0) {
      Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
    }
  }

  /** {@return how many nanoseconds this request has to wait for its turn} */
  synchronized long reserve(long now) {
    long turn = Math.max(next, now - burst);
    if (turn - now > patience) {
      throw PlatformException.unavailable(
          ReplicateApi.BUSY,
          "More is asked of Replicate than its limits allow. Try again in a minute.");
    }
    next = turn + interval;
    return Math.max(0, turn - now);
  }
}
