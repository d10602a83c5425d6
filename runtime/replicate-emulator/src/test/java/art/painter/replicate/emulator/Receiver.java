package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes webhooks. */
final class Receiver implements AutoCloseable {
  /** A webhook that came. */
  record Hook(Headers headers, String body) {
    JsonNode json() throws IOException {
      return Json.MAPPER.readTree(body);
    }

    String header(String name) {
      return headers.getFirst(name);
    }

    /** {@return whether one of its signatures is right} */
    boolean isSignedWith(String secret) {
      String right =
          WebhookSignature.of(
              secret, header("webhook-id"), Long.parseLong(header("webhook-timestamp")), body);
      return List.of(header("webhook-signature").split(" ")).contains(right);
    }
  }

  private final HttpServer server;
  private final List<Hook> hooks = new ArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private volatile int refusal = 500;

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook?job=7";
  }

  /** Answers the next ones with this status. */
  void refuse(int times, int status) {
    refusal = status;
    refusals.set(times);
  }

  private void take(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    synchronized (this) {
      hooks.add(new Hook(exchange.getRequestHeaders(), new String(body, StandardCharsets.UTF_8)));
      notifyAll();
    }
    boolean refused = refusals.getAndDecrement() > 0;
    exchange.getResponseHeaders().set("Location", url());
    exchange.sendResponseHeaders(refused ? refusal : 204, -1);
    exchange.close();
  }

  /** {@return the webhooks once there are so many} */
  synchronized List<Hook> await(int count) throws InterruptedException {
    long end = System.nanoTime() + 20_000_000_000L;
    while (hooks.size() < count) {
      long millis = (end - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        throw new AssertionError("only " + hooks.size() + " of " + count + " webhooks came");
      }
      wait(millis);
    }
    return List.copyOf(hooks);
  }

  synchronized int count() {
    return hooks.size();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
