package art.painter.core.account;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private Instant now = Instant.EPOCH;
  private final Throttle throttle =
      new Throttle(
          new Clock() {
            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }

            @Override
            public Instant instant() {
              return now;
            }
          },
          Duration.ofMinutes(15));

  @Test
  void countsFailuresWithinTheWindow() {
    throttle.failed("a");
    throttle.failed("a");
    assertFalse(throttle.isOver("a", 3));
    throttle.failed("a");
    assertTrue(throttle.isOver("a", 3));
    assertFalse(throttle.isOver("b", 3));
    now = now.plus(Duration.ofMinutes(16));
    assertFalse(throttle.isOver("a", 3));
  }

  @Test
  void forgetsOnSuccess() {
    throttle.failed("a");
    throttle.forget("a");
    assertFalse(throttle.isOver("a", 1));
  }
}
