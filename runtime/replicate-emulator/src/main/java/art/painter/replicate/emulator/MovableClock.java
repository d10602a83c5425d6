package art.painter.replicate.emulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** The emulator's time: that of the machine, and whatever it was moved forward by. */
final class MovableClock extends Clock {
  private final Clock system = Clock.systemUTC();
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

  void advance(Duration by) {
    ahead.updateAndGet(soFar -> soFar.plus(by));
    watchers.forEach(Runnable::run);
  }

  /** Has this run after each move. */
  void onMove(Runnable watcher) {
    watchers.add(watcher);
  }

  @Override
  public Instant instant() {
    return system.instant().plus(ahead.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the emulator's time is UTC");
  }
}
