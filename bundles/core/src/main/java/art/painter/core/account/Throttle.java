package art.painter.core.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failures by key within a window. Bounded: of too many keys the one unused longest is
 * forgotten.
 */
final class Throttle {
  private static final int MOST_KEYS = 10_000;

  private final Clock clock;
  private final Duration window;
  private final Map<String, Deque<Instant>> failures =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
          return size() > MOST_KEYS;
        }
      };

  Throttle(Clock clock, Duration window) {
    this.clock = clock;
    this.window = window;
  }

  synchronized boolean isOver(String key, int most) {
    return recent(key).size() >= most;
  }

  synchronized void failed(String key) {
    Deque<Instant> times = recent(key);
    times.addLast(clock.instant());
    failures.put(key, times);
  }

  synchronized void forget(String key) {
    failures.remove(key);
  }

  private Deque<Instant> recent(String key) {
    Deque<Instant> times = failures.getOrDefault(key, new ArrayDeque<>());
    Instant since = clock.instant().minus(window);
    while (!times.isEmpty() && times.peekFirst().isBefore(since)) {
      times.removeFirst();
    }
    return times;
  }
}
