package art.painter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.PlatformException.Kind;
import art.painter.api.license.Terms;
import art.painter.api.log.LogRecord;
import art.painter.api.log.LogStore;
import art.painter.api.log.LogTile;
import art.painter.api.log.RecordKind;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DatabaseTest {
  @TempDir Path data;

  @Test
  void whatWasCommittedSurvivesKill9() throws Exception {
    List<String> acknowledged = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      try (var child = new ChildProcess(data, StoresTerms.class)) {
        for (int i = 0; i < 150; i++) {
          acknowledged.add(child.next());
        }
        child.kill();
        // What it said between the last line read and its death counts too.
        for (String line = child.next(); line != null; line = child.next()) {
          acknowledged.add(line);
        }
      }
    }
    Database database = open();
    var store = new JdbcLicenseStore(database);
    try {
      List<String> lost = acknowledged.stream().filter(hash -> store.find(hash).isEmpty()).toList();
      assertEquals(List.of(), lost, "of " + acknowledged.size());
    } finally {
      database.close();
    }
  }

  @Test
  void of_the_log_kill_9_takes_the_append_that_it_interrupts_and_no_other() throws Exception {
    int acknowledged = 0;
    for (int round = 0; round < 2; round++) {
      try (var child = new ChildProcess(data, Appends.class)) {
        for (String said = child.next(); !said.equals(Appends.HALF); said = child.next()) {
          acknowledged = Integer.parseInt(said);
        }
        child.kill();
      }
      Database database = open();
      try {
        LogStore store = new JdbcLogStore(database);
        assertEquals((round + 1) * Appends.BATCHES * Appends.BATCH, acknowledged);
        assertEquals(acknowledged, store.count());
        LogStoreContract.assertWhole(store);
        for (int i = 0; i < acknowledged; i++) {
          assertEquals(i, store.find("r" + i).orElseThrow().position());
        }
      } finally {
        database.close();
      }
    }
  }

  @Test
  void aSecondProcessIsToldThatTheFirstHasTheDatabase() throws Exception {
    try (var child = new ChildProcess(data, StoresTerms.class)) {
      child.next();
      String message = refusal();
      assertTrue(message.contains("another process has"), message);
    }
    open().close();
  }

  @Test
  void what_was_bound_to_a_statement_that_fails_is_not_told() {
    Database database = open();
    try {
      JdbiException failure =
          assertThrows(
              JdbiException.class,
              () ->
                  database.write(
                      handle ->
                          handle
                              .createUpdate(
                                  "insert into sessions (token_hash, account_id, expires) values (:hash, 'nobody', :expires)")
                              .bind("hash", "a secret")
                              .bind("expires", Instant.EPOCH)
                              .execute()));
      assertFalse(failure.toString().contains("a secret"), failure.toString());
    } finally {
      database.close();
    }
  }

  @Test
  void aDamagedFileIsSaidToBeDamaged() throws Exception {
    open().close();
    Path file = data.resolve("db/painter.mv.db");
    try (var damaged = new RandomAccessFile(file.toFile(), "rw")) {
      damaged.write(new byte[(int) Files.size(file)]);
    }
    String message = refusal();
    assertTrue(message.contains("is damaged"), message);
  }

  @Test
  void aSchemaOfANewerVersionIsRefusedAndLeftAlone() {
    Database database = open();
    database.write(
        handle ->
            handle.execute(
                """
                insert into "flyway_schema_history"
                select 999, '999', 'future', "type", "script", "checksum", "installed_by",
                  "installed_on", "execution_time", "success"
                from "flyway_schema_history" where "version" = '1'
                """));
    database.close();
    String message = refusal();
    assertTrue(message.contains("a newer version of pAInter has used it"), message);
  }

  @Test
  void aDriverThatIsNotThereIsNamed() {
    var e =
        assertThrows(
            PlatformException.class,
            () -> new Database(data, StoreContract.config(Map.of("driver", "org.none.Driver"))));
    assertTrue(e.getMessage().contains("org.none.Driver"), e.getMessage());
  }

  @Test
  void aConfiguredPasswordIsNeverInTheMessage() {
    var config =
        StoreContract.config(
            Map.of("url", "jdbc:h2:tcp://localhost:1/x;PASSWORD=s3cret", ".password", "s3cret"));
    var e = assertThrows(PlatformException.class, () -> new Database(data, config));
    assertFalse(e.getMessage().contains("s3cret"), e.getMessage());
  }

  @Test
  void whatWasStoredIsThereAfterARestart() {
    Database first = open();
    new JdbcAccountStore(first)
        .add(
            new art.painter.api.account.Account(
                "id", "a@b.org", "Cheri", "FR", Set.of(), StoreContract.NOW),
            "hash");
    first.close();
    Database second = open();
    assertTrue(new JdbcAccountStore(second).find("id").isPresent());
    second.close();
  }

  @Test
  void aRequestThatGetsNoConnectionIsToldToComeBack() throws Exception {
    Database database =
        new Database(
            data, StoreContract.config(Map.of("pool.size", 2, "connection.timeout.seconds", 1)));
    var taken = new CountDownLatch(2);
    var done = new CountDownLatch(1);
    var pool = Executors.newFixedThreadPool(2);
    try {
      Callable<Boolean> holder =
          () ->
              database.read(
                  handle -> {
                    taken.countDown();
                    await(done);
                    return true;
                  });
      var holders = List.of(pool.submit(holder), pool.submit(holder));
      taken.await();
      var e =
          assertThrows(PlatformException.class, () -> new JdbcAccountStore(database).find("id"));
      assertEquals(Kind.UNAVAILABLE, e.kind());
      done.countDown();
      for (var held : holders) {
        assertTrue(held.get());
      }
      assertEquals(Optional.empty(), new JdbcAccountStore(database).find("id"));
    } finally {
      done.countDown();
      pool.shutdownNow();
      database.close();
    }
  }

  /** Small things, one a transaction. */
  static final class StoresTerms implements Supplier<String> {
    private final JdbcLicenseStore store;
    private int count;

    StoresTerms(Database database) {
      this.store = new JdbcLicenseStore(database);
    }

    @Override
    public String get() {
      String hash = ProcessHandle.current().pid() + "-" + count++;
      store.add(new Terms(hash, List.of(), Set.of(), "n".repeat(2000), Instant.now()), "text");
      return hash;
    }
  }

  /** Appends to the log and says the size each time; the last append never ends. */
  static final class Appends implements Supplier<String> {
    static final String HALF = "half";
    static final int BATCHES = 20;
    static final int BATCH = 15;

    private final LogStore store;
    private final SampleLog log;
    private final StoresTerms others;
    private int count;

    Appends(Database database) {
      this.store = new JdbcLogStore(database);
      this.log = new SampleLog(store);
      this.others = new StoresTerms(database);
    }

    @Override
    public String get() {
      long size = store.count();
      SampleLog.Batch batch =
          log.next(
              StoreContract.NOW,
              LongStream.range(size, size + BATCH)
                  .mapToObj(Appends::record)
                  .toArray(LogRecord[]::new));
      if (count++ == BATCHES) {
        store.append(size, batch.records(), new EndlessTiles(), batch.head());
      }
      batch.into(store);
      return String.valueOf(batch.head().size());
    }

    private static LogRecord record(long number) {
      return SampleLog.record(
          RecordKind.RECEIPT,
          "r" + number,
          Optional.of("consent"),
          ("content " + number).repeat(80).getBytes(StandardCharsets.UTF_8),
          new byte[2000]);
    }

    /** Asked for when records have been written. Another's commit then brings them to the disk. */
    private final class EndlessTiles extends AbstractList<LogTile> {
      @Override
      public LogTile get(int index) {
        CompletableFuture.supplyAsync(others).join();
        ChildProcess.say(HALF);
        await(new CountDownLatch(1));
        throw new IllegalStateException("not killed");
      }

      @Override
      public int size() {
        return 1;
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Database open() {
    return new Database(data, StoreContract.config(Map.of()));
  }

  private String refusal() {
    var e = assertThrows(PlatformException.class, this::open);
    assertEquals(Kind.UNAVAILABLE, e.kind());
    return e.getMessage();
  }
}
