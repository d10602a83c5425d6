package art.painter.replicate.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that only programs on this machine reach. */
final class Server implements AutoCloseable {
  static {
    // Without it each answer on a kept connection waits 40 ms for the acknowledgement of its
    // headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads;

  /**
   * @param port where it listens; 0 for any free one
   */
  Server(int port) throws IOException {
    server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 1000);
    threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "emulator-http");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
  }

  void start(HttpHandler handler) {
    server.createContext("/", handler);
    server.start();
  }

  /** {@return its origin, without a slash at the end} */
  URI origin() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Sends an answer, or cuts the connection if that is the answer. */
  static void send(HttpExchange exchange, Answer answer) throws IOException {
    if (!answer.isDropped()) {
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      boolean empty = answer.length() == 0 || exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(answer.status(), empty ? -1 : Math.max(0, answer.length()));
      if (!empty) {
        try (OutputStream out = exchange.getResponseBody()) {
          answer.body().writeTo(out);
        }
      }
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
