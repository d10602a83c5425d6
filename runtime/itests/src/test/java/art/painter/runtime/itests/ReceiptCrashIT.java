package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} at random, twenty times, each while two thousand receipts are being issued: what
 * was acknowledged is there and proves itself, and no checkpoint that was ever seen is taken back.
 */
class ReceiptCrashIT {
  private static final int ROUNDS = 20;
  private static final int RECEIPTS = 2000;
  private static final int THREADS = 16;
  private static final long LIMIT = TimeUnit.MINUTES.toNanos(2);
  private static final String DRIVER = "art.painter.runtime.driver.jar";

  @TempDir private Path folder;
  private final Random random = new Random(20261);

  /** All that was acknowledged, by its id. */
  private final Map<String, PublicLog.Logged> acknowledged = new ConcurrentHashMap<>();

  /** Every checkpoint that was seen. */
  private final Set<String> notes = new LinkedHashSet<>();

  private final List<Integer> counts = new ArrayList<>();

  @Test
  void what_was_acknowledged_is_there_and_the_log_only_grows() throws Exception {
    try (Platform platform =
        Platform.start(
            folder,
            Map.of("PAINTER_OPTS", "-Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"),
            Map.of())) {
      String driver =
          platform.shell("painter:upgrade " + Distribution.HOME.resolve("lib/" + DRIVER));
      assertTrue(driver.contains("DONE"), driver);
      PublicLog log = platform.log();
      for (int round = 0; round < ROUNDS; round++) {
        Path file = folder.resolve("acknowledged-" + round);
        Set<String> seen = issueAndKill(platform, log, file);
        platform.launch();
        log = log.at(URI.create(platform.node().url()));
        assertNothingIsLost(log, seen, file);
        notes.addAll(seen);
      }
      PublicLog.Head head = log.head();
      List<byte[]> entries = log.entries(head);
      acknowledged.forEach(
          (id, logged) -> assertArrayEquals(logged.entry(), entries.get((int) logged.index()), id));
      assertEquals(
          acknowledged.size(),
          acknowledged.values().stream().map(PublicLog.Logged::index).distinct().count());
      assertPrefixes(log, notes, head);
      System.out.printf(
          "%d kills while %d receipts were issued each; acknowledged before them: %s; records in the log: %d; checkpoints seen: %d%n",
          ROUNDS, RECEIPTS, counts, head.size(), notes.size());
      String audit = platform.shell("painter:audit-log");
      assertTrue(audit.contains("fit together"), audit);
    }
  }

  /** Kills the node once some number of receipts is acknowledged; the checkpoints until then. */
  private Set<String> issueAndKill(Platform platform, PublicLog log, Path file) throws Exception {
    Process driver =
        RunningNode.command(
            folder.resolve("driver.txt"),
            "shell",
            "--data",
            platform.data().toString(),
            "driver:receipts %d %d %s".formatted(RECEIPTS, THREADS, file));
    Set<String> seen = new LinkedHashSet<>();
    int enough = 1 + random.nextInt(RECEIPTS * 2 / 5);
    long end = System.nanoTime() + LIMIT;
    while (lines(file).size() < enough) {
      assertTrue(
          driver.isAlive() && System.nanoTime() < end,
          () -> "acknowledged: " + lines(file).size() + "; " + output());
      if (!lines(file).isEmpty()) {
        seen.add(log.note());
      }
      TimeUnit.MILLISECONDS.sleep(25);
    }
    platform.node().kill();
    driver.waitFor();
    return seen;
  }

  private void assertNothingIsLost(PublicLog log, Set<String> seen, Path file) {
    assertPrefixes(log, seen, log.head());
    List<String> ids = lines(file).stream().map(line -> line.replaceFirst(" .*", "")).toList();
    counts.add(ids.size());
    ids.parallelStream()
        .forEach(
            id -> {
              JsonNode portable = log.portable(id);
              PublicLog.Logged logged =
                  log.verified(portable.get("receipt").asText(), portable.get("proof").asText());
              assertEquals(id, logged.content().get("id").asText());
              acknowledged.put(id, logged);
            });
    assertEquals(new TreeSet<>(ids).size(), ids.size(), "each is acknowledged once");
  }

  private static void assertPrefixes(PublicLog log, Set<String> notes, PublicLog.Head head) {
    notes.forEach(note -> log.assertPrefix(log.head(note), head));
  }

  /** The whole lines of a file that is being written. */
  private static List<String> lines(Path file) {
    try {
      if (!Files.exists(file)) {
        return List.of();
      }
      String text = Files.readString(file);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String output() {
    try {
      return Files.readString(folder.resolve("driver.txt"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
