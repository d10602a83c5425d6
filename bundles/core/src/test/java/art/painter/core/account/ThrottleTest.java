package art.painter.core.account;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private final TestClock clock = new TestClock();
  private final Throttle throttle = new Throttle(clock, Duration.ofMinutes(15));

  @Test
  void countsFailuresWithinTheWindow() {
    throttle.failed("a");
    throttle.failed("a");
    assertFalse(throttle.isOver("a", 3));
    throttle.failed("a");
    assertTrue(throttle.isOver("a", 3));
    assertFalse(throttle.isOver("b", 3));
    clock.passes(Duration.ofMinutes(16));
    assertFalse(throttle.isOver("a", 3));
  }

  @Test
  void forgetsOnSuccess() {
    throttle.failed("a");
    throttle.forget("a");
    assertFalse(throttle.isOver("a", 1));
  }
}
