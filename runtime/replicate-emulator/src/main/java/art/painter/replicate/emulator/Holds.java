package art.painter.replicate.emulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stops requests at a point where a test wants to do something, until it lets them go on. */
final class Holds {
  /**
   * Where the next request of a route stops.
   *
   * @param before whether before it has done anything, or after and before its answer
   */
  record Point(String route, boolean before) {}

  private final List<Point> wanted = new ArrayList<>();
  private final List<Point> held = new ArrayList<>();
  private int releases;

  synchronized void want(Point point) {
    wanted.add(point);
  }

  /** Lets all go on that are held, and forgets those that were wanted. */
  synchronized void release() {
    wanted.clear();
    releases++;
    notifyAll();
  }

  /** Stops the calling thread if somebody wants that. */
  synchronized void pass(Point point) throws InterruptedException {
    if (!wanted.remove(point)) {
      return;
    }
    int before = releases;
    held.add(point);
    notifyAll();
    try {
      while (releases == before) {
        wait();
      }
    } finally {
      held.remove(point);
    }
  }

  /** {@return who is held, as soon as somebody is} */
  synchronized Optional<Point> awaitHeld(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (held.isEmpty()) {
      long millis = (end - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return Optional.empty();
      }
      wait(millis);
    }
    return Optional.of(held.get(0));
  }
}
