package art.painter.replicate.emulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the route of a request. */
final class Router {
  /** A route and the values of its variables. */
  record Match(Route route, Map<String, String> variables) {}

  private final List<Route> routes = new ArrayList<>();

  /** Adds a route for whoever has a token; of two that fit a path, the first added is taken. */
  Router api(String name, String method, String template, Route.Handler handler) {
    return add(new Route(Route.Zone.API, name, method, "/v1" + template, handler));
  }

  /** Adds a route for whoever knows the address. */
  Router open(String name, String method, String template, Route.Handler handler) {
    return add(new Route(Route.Zone.OPEN, name, method, template, handler));
  }

  /** Adds a route for steering the emulator. */
  Router control(String method, String template, Route.Handler handler) {
    return add(new Route(Route.Zone.CONTROL, "control", method, "/control" + template, handler));
  }

  private Router add(Route route) {
    routes.add(route);
    return this;
  }

  /**
   * @param rawPath the path as it was sent, with its percent signs
   */
  Optional<Match> find(String method, String rawPath) {
    List<String> path =
        Arrays.stream(rawPath.substring(1).split("/"))
            .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
            .toList();
    return routes.stream()
        .filter(route -> route.method().equals(method))
        .flatMap(route -> route.match(path).map(found -> new Match(route, found)).stream())
        .findFirst();
  }

  boolean knows(String name) {
    return routes.stream().anyMatch(route -> route.name().equals(name));
  }
}
