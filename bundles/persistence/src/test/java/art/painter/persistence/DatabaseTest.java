package art.painter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.PlatformException.Kind;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
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
      try (var child = new ChildProcess(data)) {
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
  void aSecondProcessIsToldThatTheFirstHasTheDatabase() throws Exception {
    try (var child = new ChildProcess(data)) {
      child.next();
      String message = refusal();
      assertTrue(message.contains("another process has"), message);
    }
    open().close();
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
                "id", "a@b.org", "Cheri", "FR", java.util.Set.of(), StoreContract.NOW),
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
