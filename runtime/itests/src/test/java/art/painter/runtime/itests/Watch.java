package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks a node again and again which rules and license tiers it has, while something happens. */
final class Watch implements AutoCloseable {
  private final Studio studio;
  private final List<String> expected;
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final Thread thread = new Thread(this::run, "watch");
  private volatile boolean ending;

  private Watch(Studio studio) {
    this.studio = studio;
    this.expected = ids();
    thread.start();
  }

  /** Begins to watch: what is there now has to be there all the time, each once. */
  static Watch of(Studio studio) {
    return new Watch(studio);
  }

  private void run() {
    while (!ending) {
      try {
        List<String> seen = ids();
        if (!seen.equals(expected)) {
          wrong.add("There were " + seen + ", not " + expected);
        }
      } catch (RuntimeException | AssertionError failed) {
        wrong.add(failed.toString());
      }
      asked.incrementAndGet();
    }
  }

  private List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (JsonNode result : studio.artist.get(studio.at("/readiness")).expect(200).get("results")) {
      ids.add(result.at("/rule/id").asText());
    }
    for (JsonNode tier : studio.artist.get("/license-tiers").expect(200).get("items")) {
      ids.add("tier " + tier.get("id").asText());
    }
    return ids;
  }

  /** Ends, and fails if anything was missing, double or not answered at any time. */
  @Override
  public void close() {
    ending = true;
    try {
      thread.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    assertEquals(List.of(), wrong.stream().limit(5).toList());
    assertTrue(asked.get() > 0, "it was asked");
  }
}
