package art.painter.training.replicate;

import art.painter.api.PlatformException;
import art.painter.api.PlatformException.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Replicate's HTTP API. The token goes to the API's own origin and nowhere else, and nothing that
 * may have taken effect is sent twice: questions are repeated when they fail, orders only when the
 * API said that it did not take them.
 */
final class ReplicateApi implements AutoCloseable {
  static final String UNREACHABLE = "replicate.unreachable";
  static final String BUSY = "replicate.rate-limited";
  static final String TOKEN_REFUSED = "replicate.token-refused";
  static final String CREDIT = "replicate.insufficient-credit";
  static final String FOREIGN_LINK = "replicate.foreign-link";
  static final String INTERRUPTED = "replicate.interrupted";

  private static final int MOST_ATTEMPTS = 5;
  private static final int WAITS = 40;

  private final HttpUrl base;
  private final Token token;
  private final OkHttpClient client;
  private final OkHttpClient transfers;
  private final RateLimit limit;
  private final Rests rests;
  private final Duration patience;

  /**
   * @param base where the API is
   * @param token the token
   * @param connect how long to wait for a connection
   * @param read how long to wait for the next byte
   * @param perMinute requests a minute at most
   * @param patience how long to go on trying
   */
  ReplicateApi(
      HttpUrl base,
      Token token,
      Duration connect,
      Duration read,
      int perMinute,
      Duration patience) {
    this.base = base;
    this.token = token;
    this.transfers =
        new OkHttpClient.Builder()
            // Else it repeats requests on its own, also those that may have taken effect.
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .connectTimeout(connect)
            .readTimeout(read)
            .writeTimeout(read)
            .build();
    // An answer that comes a byte at a time never exceeds the time for the next byte.
    this.client = transfers.newBuilder().callTimeout(connect.plus(read.multipliedBy(2))).build();
    this.limit = new RateLimit(perMinute, patience);
    this.rests = new Rests(patience);
    this.patience = patience;
  }

  /**
   * {@return the answer to a question}
   *
   * @param path below the API's address
   */
  Answer get(String path) {
    return send(client, new Request.Builder().url(at(path)), Optional.empty(), Json::answer);
  }

  /**
   * {@return the answer to a question that is asked once, and is not waited for longer than this}
   *
   * @param path below the API's address
   * @param time how long it may take altogether
   */
  Answer probe(String path, Duration time) {
    Request asked = authorized(new Request.Builder().url(at(path)).build());
    OkHttpClient quick = client.newBuilder().callTimeout(time).build();
    try {
      limit.take();
      try (Response response = quick.newCall(asked).execute()) {
        Optional<Failure> refused = Refusals.of(response, Optional.empty());
        if (refused.isPresent()) {
          throw refused.get().reason();
        }
        return Json.answer(response);
      }
    } catch (InterruptedException stopped) {
      // The HTTP client throws it too, undeclared, when it is interrupted while it connects.
      Thread.currentThread().interrupt();
      throw interrupted();
    } catch (IOException lost) {
      throw lost(lost, Optional.empty()).reason();
    }
  }

  /**
   * Sends an order.
   *
   * @param path below the API's address
   * @param body the order
   * @param headers further headers
   * @param unclear the code of the failure that leaves open whether it was taken
   * @return the answer
   */
  Answer post(String path, JsonNode body, Map<String, String> headers, String unclear) {
    Request.Builder request = new Request.Builder().url(at(path)).headers(Headers.of(headers));
    return order(client, request, "POST", Json.body(body), unclear);
  }

  Answer post(String path, JsonNode body, String unclear) {
    return post(path, body, Map.of(), unclear);
  }

  Answer upload(String path, RequestBody body) {
    return order(transfers, new Request.Builder().url(at(path)), "POST", body, UNREACHABLE);
  }

  Answer delete(String path) {
    Request.Builder request = new Request.Builder().url(at(path));
    return send(client, request.delete(), Optional.empty(), Json::answer);
  }

  private Answer order(
      OkHttpClient by, Request.Builder request, String method, RequestBody body, String unclear) {
    OnceBody once = new OnceBody(body);
    return send(
        by, request.method(method, once), Optional.of(new Order(once, unclear)), Json::answer);
  }

  /**
   * Reads a page of a list, one element at a time.
   *
   * @param link a path, or the link of the page before
   * @param each takes an element and tells whether to go on; after a failure the page begins anew
   * @return the link of the next page, unless this was the last one or was not read to its end
   */
  Optional<String> page(String link, Predicate<JsonNode> each) {
    HttpUrl url = Optional.ofNullable(HttpUrl.parse(link)).orElseGet(() -> at(link));
    return send(client, new Request.Builder().url(url), Optional.empty(), r -> Json.page(r, each));
  }

  /**
   * Asks for a file that is somewhere on the internet, without the token.
   *
   * @param url where
   * @param withToken whether to show the token, which is refused for any other origin
   */
  Response fetch(HttpUrl url, boolean withToken) throws IOException {
    if (!url.isHttps() && base.isHttps()) {
      throw new IOException("The address of the file is not HTTPS.");
    }
    Request.Builder request = new Request.Builder().url(url);
    if (withToken) {
      return transfers.newCall(authorized(request.build())).execute();
    }
    return transfers.newBuilder().followRedirects(true).build().newCall(request.build()).execute();
  }

  boolean isOwn(HttpUrl url) {
    return url.scheme().equals(base.scheme())
        && url.host().equals(base.host())
        && url.port() == base.port();
  }

  HttpUrl at(String path) {
    return base.newBuilder().addPathSegments(path).build();
  }

  /** The only place where the token is read. */
  private Request authorized(Request request) {
    if (!isOwn(request.url())) {
      throw PlatformException.unavailable(
          FOREIGN_LINK,
          "Replicate's answer leads to another address than its own, which is not followed. Try again later.");
    }
    return request.newBuilder().header("Authorization", "Bearer " + token.read()).build();
  }

  /** An order: sent once, and what it means when its answer is lost. */
  private record Order(OnceBody body, String unclear) {}

  interface Reader<T> {
    T read(Response response) throws IOException;
  }

  private <T> T send(
      OkHttpClient by, Request.Builder request, Optional<Order> order, Reader<T> reader) {
    long patient = System.nanoTime() + patience.toNanos();
    for (int attempt = 1; ; attempt++) {
      Failure failure = null;
      try {
        Request asked = authorized(request.build());
        rests.await(asked);
        limit.take();
        order.ifPresent(o -> o.body().renew());
        try (Response response = by.newCall(asked).execute()) {
          Optional<Failure> refused = Refusals.of(response, order.map(Order::unclear));
          if (refused.isEmpty()) {
            return reader.read(response);
          }
          failure = refused.get();
          rests.heed(asked, failure);
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw interrupted();
      } catch (IOException lost) {
        failure = lost(lost, order);
      }
      Duration wait = failure.pause().orElse(backoff(attempt));
      if (!failure.again()
          || attempt == MOST_ATTEMPTS
          || System.nanoTime() + wait.toNanos() > patient) {
        throw failure.reason();
      }
      pause(wait);
    }
  }

  private Failure lost(IOException lost, Optional<Order> order) {
    boolean stopped = Thread.currentThread().isInterrupted();
    if (order.isPresent() && order.get().body().begun()) {
      return Failure.end(
          new PlatformException(
              Kind.UNAVAILABLE,
              order.get().unclear(),
              "The connection to Replicate broke before it answered. Whether it took the order is not known.",
              lost));
    }
    if (stopped) {
      return Failure.end(interrupted());
    }
    PlatformException reason =
        new PlatformException(
            Kind.UNAVAILABLE,
            UNREACHABLE,
            "Replicate cannot be reached now. Try again later.",
            lost);
    return order.isPresent() ? Failure.end(reason) : Failure.repeat(reason, Optional.empty());
  }

  private Duration backoff(int attempt) {
    double jitter = 0.5 + ThreadLocalRandom.current().nextDouble();
    return Duration.ofNanos((long) (patience.toNanos() / WAITS * (1L << (attempt - 1)) * jitter));
  }

  private static void pause(Duration wait) {
    try {
      TimeUnit.NANOSECONDS.sleep(wait.toNanos());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw interrupted();
    }
  }

  private static PlatformException interrupted() {
    return PlatformException.unavailable(
        INTERRUPTED, "The request to Replicate was interrupted. Try again.");
  }

  /** Closes connections that nobody uses any more. */
  @Override
  public void close() {
    transfers.connectionPool().evictAll();
    transfers.dispatcher().executorService().shutdown();
  }
}
