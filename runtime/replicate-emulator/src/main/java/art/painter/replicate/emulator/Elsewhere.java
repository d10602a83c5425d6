package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Another origin, to which no token may go. It writes down what came. */
final class Elsewhere implements AutoCloseable {
  private record Hit(String method, String path, boolean authorization) {}

  private final Server server;
  private final List<Hit> hits = new CopyOnWriteArrayList<>();

  Elsewhere() throws IOException {
    server = new Server(0);
  }

  /**
   * @param delivery whose files are here too
   */
  void start(Delivery delivery) {
    server.start(exchange -> handle(exchange, delivery));
  }

  private void handle(HttpExchange exchange, Delivery delivery) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    hits.add(
        new Hit(
            exchange.getRequestMethod(),
            path,
            exchange.getRequestHeaders().containsKey("Authorization")));
    Server.send(
        exchange,
        path.startsWith("/delivery/") ? delivery.find(path) : Answer.json(200, emptyPage()));
  }

  private static ObjectNode emptyPage() {
    ObjectNode page = Json.object().putNull("next").putNull("previous");
    page.putArray("results");
    return page;
  }

  URI origin() {
    return server.origin();
  }

  void reset() {
    hits.clear();
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("url", origin().toString());
    ArrayNode requests = json.putArray("requests");
    for (Hit hit : hits) {
      requests
          .addObject()
          .put("method", hit.method())
          .put("path", hit.path())
          .put("authorization", hit.authorization());
    }
    return json;
  }

  @Override
  public void close() {
    server.close();
  }
}
