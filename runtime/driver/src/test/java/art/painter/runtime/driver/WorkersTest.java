package art.painter.runtime.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkersTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void each_piece_is_done_once() throws InterruptedException {
    Set<Integer> done = ConcurrentHashMap.newKeySet();
    AtomicInteger calls = new AtomicInteger();
    Outcome outcome =
        new Workers(LONG)
            .run(
                number ->
                    () -> {
                      calls.incrementAndGet();
                      done.add(number);
                    },
                10,
                1010,
                8,
                LONG);
    assertEquals(1000, outcome.done());
    assertEquals(1000, calls.get());
    assertEquals(1000, done.size());
    assertTrue(done.contains(10) && done.contains(1009));
    assertEquals(Map.of(), outcome.failures());
  }

  @Test
  void what_cannot_be_done_now_is_tried_again() throws InterruptedException {
    AtomicInteger left = new AtomicInteger(3);
    Outcome outcome =
        new Workers(LONG)
            .run(
                number ->
                    () -> {
                      if (left.getAndDecrement() > 0) {
                        throw PlatformException.unavailable("log.busy", "Come again.");
                      }
                    },
                0,
                5,
                1,
                LONG);
    assertEquals(5, outcome.done());
    assertEquals(3, outcome.retried());
  }

  @Test
  void what_stays_away_is_given_up_when_patience_is_over() throws InterruptedException {
    Outcome outcome =
        new Workers(Duration.ZERO)
            .run(
                number ->
                    () -> {
                      throw PlatformException.unavailable("log.broken", "Not today.");
                    },
                0,
                4,
                2,
                LONG);
    assertEquals(0, outcome.done());
    assertEquals(Map.of("log.broken", 4), outcome.failures());
  }

  @Test
  void failures_are_counted_by_their_code_and_others_go_on() throws InterruptedException {
    Outcome outcome =
        new Workers(LONG)
            .run(
                number ->
                    () -> {
                      if (number == 1) {
                        throw PlatformException.conflict("consent.withdrawn", "It is over.");
                      }
                      if (number == 2) {
                        throw new IOException("disk");
                      }
                      if (number == 3) {
                        throw new IllegalStateException("bug");
                      }
                    },
                0,
                5,
                2,
                LONG);
    assertEquals(2, outcome.done());
    assertEquals(
        Map.of("consent.withdrawn", 1, "IOException", 1, "IllegalStateException", 1),
        outcome.failures());
    assertTrue(
        outcome.toString().startsWith("done=2 failed=3 retried=0 millis="), outcome.toString());
    assertTrue(outcome.toString().contains(" failed.consent.withdrawn=1"), outcome.toString());
  }

  @Test
  void nothing_is_begun_after_the_limit() throws InterruptedException {
    Outcome outcome = new Workers(LONG).run(number -> () -> {}, 0, 1000, 2, Duration.ZERO);
    assertEquals(0, outcome.done());
  }

  @Test
  void nothing_is_begun_after_the_end() throws InterruptedException {
    Workers workers = new Workers(LONG);
    Outcome outcome = workers.run(number -> workers::end, 0, Integer.MAX_VALUE, 1, LONG);
    assertEquals(1, outcome.done());
  }
}
