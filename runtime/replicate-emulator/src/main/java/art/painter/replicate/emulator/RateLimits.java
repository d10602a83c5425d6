package art.painter.replicate.emulator;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;

/** How many requests may come, as Replicate documents it. */
final class RateLimits {
  /** Requests that are counted together. */
  enum Kind {
    PREDICTIONS(600),
    OTHER(3000);

    private final int perMinute;

    Kind(int perMinute) {
      this.perMinute = perMinute;
    }

    static Kind of(Route route) {
      return route.faultName().equals(Fault.Names.CREATE_PREDICTION) ? PREDICTIONS : OTHER;
    }
  }

  private final Map<Kind, RateLimit> limits = new EnumMap<>(Kind.class);

  RateLimits(Clock clock) {
    for (Kind each : Kind.values()) {
      limits.put(each, new RateLimit(clock, each.perMinute));
    }
  }

  void set(Kind which, int perMinute, int burst) {
    limits.get(which).set(perMinute, burst);
  }

  RateLimit.Standing take(Kind which) {
    return limits.get(which).take();
  }

  static Answer throttled(RateLimit.Standing standing) {
    return Problems.detail(
        429, "Request was throttled. Your rate limit resets in ~" + standing.resetSeconds() + "s.");
  }
}
