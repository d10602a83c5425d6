package art.painter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import art.painter.api.Origin;
import art.painter.api.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.osgi.util.converter.Converters;

/** What the contracts of all stores share: an empty database, ids in order, and a race. */
abstract class StoreContract {
  /** With nanoseconds, which must not be lost. */
  static final Instant NOW = Instant.parse("2026-11-23T10:15:30.123456789Z");

  static final Origin ORIGIN = new Origin("local", "art.painter.training.local", "0.1.0");
  static final String HASH = "0123456789abcdef".repeat(4);

  private static final AtomicLong IDS = new AtomicLong();

  abstract Database database();

  @BeforeEach
  void removeEverything() {
    for (String table :
        List.of(
            "account_roles",
            "sessions",
            "accounts",
            "artworks",
            "model_names",
            "model_revisions",
            "models",
            "verification_artworks",
            "verification_cases",
            "readiness_reports",
            "license_terms",
            "training_consents",
            "log_records",
            "log_tiles",
            "model_versions",
            "trainings",
            "test_outputs")) {
      database().write(handle -> handle.execute("delete from " + table));
    }
    database().write(handle -> handle.execute("update log_head set size = 0, note = ''"));
  }

  static Database.Config config(Map<String, Object> properties) {
    return Converters.standardConverter().convert(properties).to(Database.Config.class);
  }

  static String id() {
    return "019ab000-0000-7000-8000-%012x".formatted(IDS.incrementAndGet());
  }

  /** Runs them at once and answers with what each answered. */
  static <T> List<T> race(int runners, Callable<T> runner) throws Exception {
    var begin = new CountDownLatch(1);
    var pool = Executors.newFixedThreadPool(runners);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < runners; i++) {
        running.add(
            pool.submit(
                () -> {
                  begin.await();
                  return runner.call();
                }));
      }
      begin.countDown();
      List<T> answers = new ArrayList<>();
      for (Future<T> future : running) {
        answers.add(future.get(60, TimeUnit.SECONDS));
      }
      return answers;
    } finally {
      pool.shutdownNow();
    }
  }

  /** Two a page, they come in the order given and all of them. */
  static <T> void assertPaged(List<T> expected, Function<Page.Request, Page<T>> list) {
    List<T> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      Page<T> page = list.apply(new Page.Request(after, 2));
      assertEquals(Math.min(2, expected.size() - all.size()), page.items().size());
      all.addAll(page.items());
      after = page.next();
    } while (after.isPresent());
    assertEquals(expected, all);
  }
}
