package art.painter.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Follows a stream of server-sent events to its last one, and takes it up again when it was cut.
 */
public final class EventStream {
  private static final int MOST_CUTS = 20;
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final Api api;
  private final String path;

  /**
   * @param api who follows
   * @param path the stream
   */
  public EventStream(Api api, String path) {
    this.api = api;
    this.path = path;
  }

  /** Hands out each event's data until one is the last, and returns that. */
  public JsonNode follow(Predicate<JsonNode> isLast, Consumer<JsonNode> each)
      throws IOException, InterruptedException, Problem, Failure {
    String why = "";
    for (int cuts = 0; cuts < MOST_CUTS; cuts++) {
      try (InputStream body = api.events(path)) {
        JsonNode last = read(body, isLast, each);
        if (isLast.test(last)) {
          return last;
        }
        why = "it ended early";
      } catch (IOException cut) {
        why = cut.toString();
      }
      TimeUnit.SECONDS.sleep(1);
    }
    throw new Failure("The stream of events was cut " + MOST_CUTS + " times (" + why + ").");
  }

  private static JsonNode read(
      InputStream body, Predicate<JsonNode> isLast, Consumer<JsonNode> each) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    var data = new StringBuilder();
    JsonNode event = MissingNode.getInstance();
    for (String line = next(lines, body); line != null; line = next(lines, body)) {
      if (line.startsWith("data:")) {
        data.append(line.substring(5).strip()).append('\n');
      } else if (line.isEmpty() && data.length() > 0) {
        event = Api.JSON.readTree(data.toString());
        data.setLength(0);
        each.accept(event);
        if (isLast.test(event)) {
          return event;
        }
      }
    }
    return event;
  }

  /** The server says something at least every 15 seconds; a longer silence is a dead connection. */
  private static String next(BufferedReader lines, InputStream body) throws IOException {
    CompletableFuture<Void> watch =
        CompletableFuture.runAsync(
            () -> closeQuietly(body),
            CompletableFuture.delayedExecutor(SILENCE.toSeconds(), TimeUnit.SECONDS));
    try {
      return lines.readLine();
    } finally {
      watch.cancel(false);
    }
  }

  private static void closeQuietly(InputStream body) {
    try {
      body.close();
    } catch (IOException ignored) {
      // It is given up anyway.
    }
  }
}
