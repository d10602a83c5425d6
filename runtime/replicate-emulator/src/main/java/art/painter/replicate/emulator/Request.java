package art.painter.replicate.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A request that has found its route. */
final class Request {
  private static final int MOST_JSON = 64 << 20;

  private final HttpExchange exchange;
  private final Router.Match match;

  Request(HttpExchange exchange, Router.Match match) {
    this.exchange = exchange;
    this.match = match;
  }

  Route route() {
    return match.route();
  }

  /** {@return the value of a variable of the route's template} */
  String variable(String name) {
    return match.variables().get(name);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  /** {@return the path without the query} */
  String path() {
    return exchange.getRequestURI().getRawPath();
  }

  Map<String, String> query() {
    Map<String, String> query = new LinkedHashMap<>();
    String raw = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    for (String pair : raw.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return query;
  }

  Optional<String> query(String name) {
    return Optional.ofNullable(query().get(name));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  InputStream body() {
    return exchange.getRequestBody();
  }

  /** {@return the body's object; an empty one when there is no body} */
  ObjectNode json() throws IOException {
    byte[] bytes = body().readNBytes(MOST_JSON);
    if (bytes.length == 0) {
      return Json.object();
    }
    try {
      JsonNode node = Json.MAPPER.readTree(bytes);
      if (node.isObject()) {
        return (ObjectNode) node;
      }
    } catch (JsonProcessingException notJson) {
      // Told below, as for anything else that is no object.
    }
    throw new Refusal(
        Problems.titled(400, "Bad Request", "The request's body is not a JSON object."));
  }
}
