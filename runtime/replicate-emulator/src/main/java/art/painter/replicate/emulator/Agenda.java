package art.painter.replicate.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Does things at their time, which comes sooner when the clock is moved forward. */
final class Agenda implements AutoCloseable {
  private record Entry(Instant due, Runnable task) {}

  private final MovableClock clock;
  private final Thread thread = new Thread(this::work, "emulator-agenda");
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::due));
  private boolean closed;

  Agenda(MovableClock clock) {
    this.clock = clock;
    clock.onMove(this::wake);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * @param task must be quick and not throw
   */
  synchronized void at(Instant due, Runnable task) {
    entries.add(new Entry(due, task));
    notifyAll();
  }

  void after(Duration delay, Runnable task) {
    at(clock.instant().plus(delay), task);
  }

  private synchronized void wake() {
    notifyAll();
  }

  private void work() {
    try {
      for (Entry entry = next(); entry != null; entry = next()) {
        entry.task().run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Entry next() throws InterruptedException {
    while (!closed) {
      if (entries.isEmpty()) {
        wait();
        continue;
      }
      long millis = Duration.between(clock.instant(), entries.peek().due()).toMillis();
      if (millis <= 0) {
        return entries.poll();
      }
      wait(millis);
    }
    return null;
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
