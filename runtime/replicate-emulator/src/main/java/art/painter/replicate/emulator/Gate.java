package art.painter.replicate.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * What every request passes on its way to its route and back: the token, the limit of requests,
 * faults and holds.
 */
final class Gate implements HttpHandler {
  // Not slf4j: the emulator also runs alone, where nothing would print it.
  private static final System.Logger LOG = System.getLogger(Gate.class.getName());

  private final Router router;
  private final String token;
  private final Set<String> hosts;
  private final RateLimits limits;
  private final RequestCounts counts;
  private final Holds holds;
  private final FaultyAnswers faulty;

  Gate(
      Router router,
      String token,
      URI origin,
      RateLimits limits,
      RequestCounts counts,
      Holds holds,
      FaultyAnswers faulty) {
    this.router = router;
    this.token = token;
    this.hosts = Set.of(origin.getAuthority(), "localhost:" + origin.getPort());
    this.limits = limits;
    this.counts = counts;
    this.holds = holds;
    this.faulty = faulty;
  }

  @Override
  public void handle(HttpExchange exchange) {
    try {
      Server.send(exchange, answer(exchange));
    } catch (IOException clientIsGone) {
      LOG.log(Level.DEBUG, "An answer could not be sent", clientIsGone);
      exchange.close();
    }
  }

  private Answer answer(HttpExchange exchange) {
    try {
      return routed(exchange);
    } catch (Refusal refusal) {
      return refusal.answer();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      return Answer.dropped();
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "A request went wrong: " + exchange.getRequestURI().getPath(), e);
      return Problems.titled(500, "Internal Server Error", "The emulator failed: " + e);
    }
  }

  private Answer routed(HttpExchange exchange) throws IOException, InterruptedException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getRawPath();
    Optional<Router.Match> match = router.find(method, path);
    if (match.filter(found -> found.route().zone() == Route.Zone.CONTROL).isEmpty()) {
      counts.count(method, match.map(found -> found.route().template()).orElse("(unknown)"));
    }
    if (match.isEmpty()) {
      boolean mustSayWho = path.startsWith("/v1/") && !isAuthentic(exchange);
      return mustSayWho
          ? Problems.unauthenticated()
          : Problems.notFound("The requested resource could not be found.");
    }
    Request request = new Request(exchange, match.get());
    return switch (request.route().zone()) {
      case API -> isAuthentic(exchange) ? limited(request) : Problems.unauthenticated();
      case OPEN -> carriedOut(request);
      case CONTROL -> isFromHere(request) ? request.route().handler().handle(request) : foreign();
    };
  }

  private boolean isAuthentic(HttpExchange exchange) {
    String given = exchange.getRequestHeaders().getFirst("Authorization");
    return given != null && (given.equals("Bearer " + token) || given.equals("Token " + token));
  }

  /** A page in a browser must not steer the emulator, not even one that is rebound to this host. */
  private boolean isFromHere(Request request) {
    return request.header("Host").filter(hosts::contains).isPresent()
        && request.header("Origin").isEmpty();
  }

  private static Answer foreign() {
    return Problems.titled(
        403, "Forbidden", "The control calls are for programs on this machine only.");
  }

  private Answer limited(Request request) throws IOException, InterruptedException {
    RateLimits.Kind kind = RateLimits.Kind.of(request.route());
    RateLimit.Standing standing = limits.take(kind);
    Answer answer = standing.refused() ? RateLimits.throttled(standing) : carriedOut(request);
    if (answer.status() == 401) {
      return answer;
    }
    return answer
        .with("ratelimit-remaining", Long.toString(standing.remaining()))
        .with("ratelimit-reset", Long.toString(standing.resetSeconds()));
  }

  private Answer carriedOut(Request request) throws IOException, InterruptedException {
    holds.pass(new Holds.Point(request.route().name(), true));
    Optional<Answer> instead = faulty.instead(request);
    Answer answer = instead.isPresent() ? instead.get() : handled(request);
    holds.pass(new Holds.Point(request.route().name(), false));
    return faulty.changed(request, answer);
  }

  private static Answer handled(Request request) throws IOException, InterruptedException {
    try {
      return request.route().handler().handle(request);
    } catch (Refusal refusal) {
      return refusal.answer();
    }
  }
}
