package art.painter.bench;

import art.painter.demo.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * How many receipts a node issues, how fast it proves them, and what it takes to keep them. Each
 * figure stands beside a reference that was measured in the same run.
 */
final class ReceiptsBench {
  private static final List<Integer> THREADS = List.of(1, 8, 32);
  private static final int PROOFS = 2_000;
  private static final List<Integer> CLIENTS = List.of(1, 8);
  private static final String REFERENCE = "/v1/glossary";

  private final Path home;
  private final int seconds;
  private final List<Integer> leaves;

  /**
   * @param home where the distribution is
   * @param seconds how long each number of threads issues
   * @param leaves the sizes of the log to measure proofs at, growing
   */
  ReceiptsBench(Path home, int seconds, List<Integer> leaves) {
    this.home = home;
    this.seconds = seconds;
    this.leaves = leaves.stream().sorted().toList();
  }

  void run()
      throws IOException,
          InterruptedException,
          ExecutionException,
          GeneralSecurityException,
          SQLException,
          Failure {
    System.out.println("Receipts on " + Machine.line());
    Workplace workplace = Workplace.open(home);
    issue(workplace);
    workplace.clear();
    prove(workplace);
    workplace.stop();
    workplace.good();
  }

  private void issue(Workplace workplace)
      throws IOException,
          InterruptedException,
          ExecutionException,
          GeneralSecurityException,
          SQLException,
          Failure {
    Storage storage = new Storage(workplace.data());
    workplace.start();
    workplace.stop();
    long before = storage.bytes();
    workplace.start();
    Driver driver = Driver.install(home, workplace.data());
    Path acknowledged = workplace.folder().resolve("acknowledged");
    driver.figures("driver:receipts 500 8 '" + acknowledged + "'");
    GroupSync reference = new GroupSync(workplace.folder());
    reference.run(8, Duration.ofSeconds(2));
    System.out.printf(
        "%nDurably issued, each with its image, %d s each; the reference signs as many bytes with the"
            + " same threads%nand syncs them in groups to one file, without images, database, tree or"
            + " checking what was signed%n",
        seconds);
    System.out.printf(
        "  %7s %12s %10s %14s %10s %7s%n",
        "threads", "receipts/s", "a commit", "reference/s", "a sync", "ratio");
    for (int threads : THREADS) {
      Map<String, Long> figures =
          driver.figures(
              "driver:receipts --seconds %d %d %d '%s'"
                  .formatted(seconds, Integer.MAX_VALUE, threads, acknowledged));
      GroupSync.Reached reached = reference.run(threads, Duration.ofSeconds(seconds));
      double rate = figures.get("done") * 1000.0 / figures.get("millis");
      System.out.printf(
          "  %7d %12.0f %10.1f %14.0f %10.1f %7s%n",
          threads,
          rate,
          (double) figures.get("done") / figures.get("commits"),
          reached.perSecond(),
          reached.perSync(),
          "1/%.1f".formatted(reached.perSecond() / rate));
    }
    System.out.println("  memory of the node  " + Heap.resident(workplace.process()));
    workplace.stop();
    report(storage, before);
  }

  private static void report(Storage storage, long before) throws IOException, SQLException {
    long stopped = storage.bytes();
    long records = storage.records();
    long documents = storage.documentBytes();
    long tiles = storage.tileBytes();
    storage.compact();
    System.out.printf("%nKept, of %d receipts, without their images%n", records);
    line("database after a clean stop", stopped - before, records);
    line("the same, compacted", storage.bytes() - before, records);
    line("of it the documents", documents, records);
    line("of it the hashes in tiles", tiles, records);
  }

  private static void line(String what, long bytes, long records) {
    System.out.printf("  %-28s %8.0f bytes a receipt%n", what, (double) bytes / records);
  }

  private void prove(Workplace workplace)
      throws IOException, InterruptedException, ExecutionException, Failure {
    Latency latency = new Latency(workplace.start());
    Driver driver = Driver.install(home, workplace.data());
    System.out.printf(
        "%nProofs over HTTP, %d at random, in ms: p50 / p99 (ratio of them to GET %s). The records were"
            + " appended%nthrough the log as it is, as long as receipts, without images and signatures"
            + " of their own%n",
        PROOFS, REFERENCE);
    int size = 0;
    for (int wanted : leaves) {
      long millis = driver.figures("driver:bulk " + size + " " + wanted).get("millis");
      System.out.printf(
          "  %d records (%d more in %.0f s)%n", wanted, wanted - size, millis / 1000.0);
      size = wanted;
      for (int clients : CLIENTS) {
        measure(latency, size, clients);
      }
    }
    System.out.println("  memory of the node  " + Heap.resident(workplace.process()));
  }

  private static void measure(Latency latency, int size, int clients)
      throws InterruptedException, ExecutionException {
    List<String> proofs =
        new Random(size)
            .ints(PROOFS, 0, size)
            .mapToObj("/v1/receipts/bulk-%07d/proof"::formatted)
            .toList();
    List<String> plain = Collections.nCopies(PROOFS, REFERENCE);
    // Nobody's first request of a kind.
    for (Stream<String> some : List.of(proofs.stream().limit(500), plain.stream().limit(500))) {
      List<String> paths = some.toList();
      latency.get(paths, "text/plain, application/json;q=0.5", clients);
      latency.get(paths, "application/json", clients);
    }
    Latency.Times reference = latency.get(plain, "application/json", clients);
    Latency.Times text = latency.get(proofs, "text/plain", clients);
    Latency.Times json = latency.get(proofs, "application/json", clients);
    String who = clients == 1 ? "1 client " : clients + " clients";
    System.out.printf(
        "    %s  GET %-14s %6.2f / %6.2f%n", who, "glossary", reference.p50(), reference.p99());
    row(who, "proof as text", text, reference);
    row(who, "proof as JSON", json, reference);
  }

  private static void row(String who, String what, Latency.Times times, Latency.Times reference) {
    System.out.printf(
        "    %s  %-18s %6.2f / %6.2f  (%.1f / %.1f)%n",
        who,
        what,
        times.p50(),
        times.p99(),
        times.p50() / reference.p50(),
        times.p99() / reference.p99());
  }
}
