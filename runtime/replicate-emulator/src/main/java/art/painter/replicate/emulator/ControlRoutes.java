package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;

/** {@code /control}: what tests and developers steer the emulator with. */
final class ControlRoutes {
  private static final Duration HOLD_PATIENCE = Duration.ofSeconds(30);

  private final Router router;
  private final MovableClock clock;
  private final Faults faults;
  private final Holds holds;
  private final RequestCounts counts;
  private final RateLimits limits;
  private final Elsewhere elsewhere;

  ControlRoutes(
      Router router,
      MovableClock clock,
      Faults faults,
      Holds holds,
      RequestCounts counts,
      RateLimits limits,
      Elsewhere elsewhere) {
    this.router = router;
    this.clock = clock;
    this.faults = faults;
    this.holds = holds;
    this.counts = counts;
    this.limits = limits;
    this.elsewhere = elsewhere;
  }

  void add() {
    router
        .control("GET", "/faults", request -> Answer.json(200, faults.list()))
        .control("POST", "/faults", this::orderFault)
        .control("DELETE", "/faults", request -> done(faults::clear))
        .control("GET", "/clock", request -> time())
        .control("POST", "/clock", this::advance)
        .control("POST", "/hold", this::hold)
        .control("GET", "/hold", this::held)
        .control("POST", "/release", request -> done(holds::release))
        .control("GET", "/requests", request -> Answer.json(200, counts.json()))
        .control("DELETE", "/requests", request -> done(counts::reset))
        .control("POST", "/rate-limit", this::setLimits)
        .control("GET", "/elsewhere", request -> Answer.json(200, elsewhere.json()))
        .control("DELETE", "/elsewhere", request -> done(elsewhere::reset));
  }

  private static Answer done(Runnable action) {
    action.run();
    return Answer.empty(204);
  }

  private Answer orderFault(Request request) throws IOException {
    ObjectNode body = request.json();
    String name = body.path("fault").asText();
    Fault fault =
        Fault.named(name)
            .orElseThrow(() -> wrong("There is no fault " + name + ". GET /control/faults."));
    String route = body.path("route").asText("");
    if (!route.isEmpty() && !(router.knows(route) && fault.concerns(route))) {
      throw wrong("The fault " + name + " does not happen to a route " + route + ".");
    }
    faults.order(fault, Math.max(1, body.path("times").asInt(1)), route);
    return Answer.json(200, faults.list());
  }

  private Answer time() {
    return Answer.json(200, Json.object().put("now", Timestamps.micros(clock.instant())));
  }

  private Answer advance(Request request) throws IOException {
    try {
      Duration by = Duration.parse(request.json().path("advance").asText());
      if (by.isNegative()) {
        throw wrong("The clock only goes forward.");
      }
      clock.advance(by);
    } catch (DateTimeException e) {
      throw wrong("Say how far in ISO 8601, such as {\"advance\":\"PT1H\"}.");
    }
    return time();
  }

  private Answer hold(Request request) throws IOException {
    ObjectNode body = request.json();
    String route = body.path("route").asText();
    if (!router.knows(route)) {
      throw wrong("There is no route " + route + ".");
    }
    holds.want(new Holds.Point(route, body.path("before").asBoolean()));
    return Answer.empty(204);
  }

  private Answer held(Request request) throws InterruptedException {
    Duration patience =
        request
            .query("timeout")
            .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
            .orElse(HOLD_PATIENCE);
    Optional<Holds.Point> point = holds.awaitHeld(patience);
    ObjectNode json = Json.object().put("held", point.isPresent());
    point.ifPresent(at -> json.put("route", at.route()).put("before", at.before()));
    return Answer.json(200, json);
  }

  /** {@code {"predictions": {"perMinute": 6, "burst": 1}, "other": …}}; 0 is no limit. */
  private Answer setLimits(Request request) throws IOException {
    ObjectNode body = request.json();
    set(RateLimits.Kind.PREDICTIONS, body.path("predictions"));
    set(RateLimits.Kind.OTHER, body.path("other"));
    return Answer.empty(204);
  }

  private void set(RateLimits.Kind which, JsonNode to) {
    if (!to.isMissingNode()) {
      int perMinute = to.path("perMinute").asInt();
      limits.set(which, perMinute, to.path("burst").asInt(perMinute));
    }
  }

  /** {@return a control call that makes no sense} */
  static Refusal wrong(String detail) {
    return new Refusal(Problems.detail(400, detail));
  }
}
