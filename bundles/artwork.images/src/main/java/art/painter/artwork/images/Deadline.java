package art.painter.artwork.images;

import java.util.concurrent.TimeUnit;

/** The moment after which an inspection gives up. */
final class Deadline {
  private final long seconds;
  private final long end;

  private Deadline(long seconds) {
    this.seconds = seconds;
    this.end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
  }

  static Deadline in(long seconds) {
    return new Deadline(seconds);
  }

  void check() {
    if (System.nanoTime() - end >= 0) {
      throw Refusal.tooSlow(seconds);
    }
  }
}
