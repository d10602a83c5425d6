package art.painter.training.replicate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers what it was told to, one answer after another, and remembers what it was asked. */
final class ScriptedServer implements AutoCloseable {
  /** A request as it came. */
  record Asked(String line, Map<String, String> headers, byte[] body) {
    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** An answer; status 0 cuts the connection, -1 lets wait for it. */
  record Reply(int status, Map<String, String> headers, byte[] body) {
    static Reply json(int status, String body) {
      return new Reply(
          status,
          Map.of("Content-Type", "application/json"),
          body.getBytes(StandardCharsets.UTF_8));
    }

    static Reply of(int status, byte[] body) {
      return new Reply(status, Map.of(), body);
    }

    static Reply never() {
      return new Reply(-1, Map.of(), new byte[0]);
    }

    static Reply cut() {
      return new Reply(0, Map.of(), new byte[0]);
    }

    Reply with(String header, String value) {
      Map<String, String> more = new LinkedHashMap<>(headers);
      more.put(header, value);
      return new Reply(status, more, body);
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  ScriptedServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** The API's address. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /**
   * @param line method and path below the API's address
   * @param answers one after another; the last one again and again
   */
  ScriptedServer on(String line, Reply... answers) {
    replies.put(line.replace(" ", " /v1/"), new ArrayDeque<>(List.of(answers)));
    return this;
  }

  ScriptedServer on(String line, String json) {
    return on(line, Reply.json(200, json));
  }

  List<Asked> asked() {
    return asked;
  }

  List<Asked> asked(String line) {
    String full = line.replace(" ", " /v1/");
    return asked.stream().filter(a -> a.line().equals(full)).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      Map<String, String> headers = new LinkedHashMap<>();
      exchange.getRequestHeaders().forEach((k, v) -> headers.put(k.toLowerCase(), v.get(0)));
      asked.add(new Asked(line, headers, exchange.getRequestBody().readAllBytes()));
      Reply reply = next(line);
      if (reply.status() < 0) {
        closed.await();
      }
      if (reply.status() <= 0) {
        return;
      }
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(
          reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      if (reply.body().length > 0) {
        try (OutputStream out = exchange.getResponseBody()) {
          out.write(reply.body());
        }
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Reply next(String line) {
    Deque<Reply> left = replies.get(line);
    if (left == null) {
      return Reply.json(404, "{\"detail\":\"nothing was scripted for " + line + "\"}");
    }
    return left.size() > 1 ? left.poll() : left.peek();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
