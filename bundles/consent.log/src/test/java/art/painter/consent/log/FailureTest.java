package art.painter.consent.log;

import static art.painter.consent.log.Callers.answer;
import static art.painter.consent.log.Callers.failure;
import static art.painter.consent.log.Node.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.PlatformException.Kind;
import art.painter.api.log.Checkpoint;
import art.painter.api.log.LogRecord;
import art.painter.api.log.MerkleTree;
import art.painter.api.log.TransparencyLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The database fails, other nodes write to it; what the log signs stays one history. */
@Timeout(120)
class FailureTest {
  private static final String DATABASE = "database.unavailable";

  @TempDir Path data;
  @TempDir Path otherData;
  Node node;
  TiledLog log;
  Callers callers;

  @BeforeEach
  void start() {
    node = new Node(data);
    log = node.start();
    callers = new Callers(node);
  }

  @AfterEach
  void stop() {
    callers.close();
    node.close();
  }

  private static void unavailable() {
    throw PlatformException.unavailable(DATABASE, "The database does not answer; try again soon.");
  }

  private void once(Runnable failure) {
    node.store.before =
        () -> {
          node.store.before = () -> {};
          failure.run();
        };
  }

  @Test
  void what_was_not_written_can_be_appended_again() {
    log.append(Node.consent("one"));
    once(FailureTest::unavailable);
    assertFails(Kind.UNAVAILABLE, DATABASE, () -> log.append(Node.consent("two")));
    assertEquals(1, log.checkpoint().size());
    assertEquals(1, log.append(Node.consent("two")).position());
    assertHistory(2);
  }

  @Test
  void what_was_written_without_an_answer_is_there_when_it_is_appended_again() {
    log.append(Node.consent("one"));
    node.store.after =
        () -> {
          node.store.after = () -> {};
          unavailable();
        };
    assertFails(Kind.UNAVAILABLE, DATABASE, () -> log.append(Node.consent("two")));
    assertEquals(2, log.checkpoint().size());
    assertTrue(log.proof(1).proves(Node.consent("two").entry()));
    assertEquals(1, log.append(Node.consent("two")).position());
    assertEquals(2, log.append(Node.consent("three")).position());
    assertHistory(3);
  }

  @Test
  void all_of_a_batch_are_told_when_it_fails() throws Exception {
    Callers.Door door = callers.closeDatabase();
    Future<LogRecord> first = callers.append(log, Node.consent("first"));
    door.awaitReached();
    Future<LogRecord> second = callers.append(log, Node.consent("second"));
    Future<LogRecord> third = callers.append(log, Node.consent("third"));
    node.store.after = FailureTest::unavailable;
    door.open();
    for (Future<LogRecord> call : List.of(first, second, third)) {
      assertEquals(DATABASE, failure(call).code());
    }
    node.store.after = () -> {};
    assertEquals(0, log.append(Node.consent("first")).position());
    assertEquals(1, log.append(Node.consent("second")).position());
    assertEquals(2, log.append(Node.consent("third")).position());
    assertHistory(3);
  }

  @Test
  void one_record_that_cannot_be_written_does_not_take_others_with_it() throws Exception {
    Callers.Door door = callers.closeDatabase();
    Future<LogRecord> first = callers.append(log, Node.consent("first"));
    door.awaitReached();
    Future<LogRecord> second = callers.append(log, Node.consent("second"));
    Future<LogRecord> tooLong = callers.append(log, Node.consent("x".repeat(65)));
    Future<LogRecord> third = callers.append(log, Node.consent("third"));
    door.open();
    assertEquals(0, answer(first).position());
    assertEquals(1, answer(second).position());
    PlatformException failure = failure(tooLong);
    assertEquals(Kind.UNAVAILABLE, failure.kind());
    assertEquals(TransparencyLog.BUSY, failure.code());
    assertEquals(2, answer(third).position());
    assertHistory(3);
  }

  @Test
  void a_database_that_comes_and_goes_never_makes_two_histories() throws Exception {
    Random random = new Random(11);
    Runnable sometimes =
        () -> {
          int dice = random.nextInt(8);
          if (dice == 0) {
            unavailable();
          } else if (dice == 1) {
            throw new IllegalStateException("of another kind");
          }
        };
    node.store.before = sometimes;
    node.store.after = sometimes;
    AtomicBoolean done = new AtomicBoolean();
    Future<Map<Long, String>> watched = callers.threads.submit(() -> watch(done));
    int threads = 8;
    int each = 25;
    List<Callable<List<LogRecord>>> calls = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      int number = thread;
      calls.add(
          () -> {
            List<LogRecord> appended = new ArrayList<>();
            for (int i = 0; i < each; i++) {
              appended.add(stubborn(Node.consent(number + "-" + i)));
            }
            return appended;
          });
    }
    for (Future<List<LogRecord>> call : callers.threads.invokeAll(calls)) {
      for (LogRecord record : call.get()) {
        assertEquals(record, node.store.records.get((int) record.position()));
      }
    }
    done.set(true);
    assertHistory(threads * each);
    List<byte[]> leaves = node.store.records.stream().map(r -> MerkleTree.leaf(r.entry())).toList();
    for (Map.Entry<Long, String> seen : watched.get().entrySet()) {
      assertArrayEquals(
          MerkleTree.root(leaves.subList(0, seen.getKey().intValue())),
          Checkpoint.parse(seen.getValue()).root());
    }
    assertTrue(watched.get().size() > 1);
  }

  /** All heads that anybody could see, by their size; none may be seen after a larger one. */
  private Map<Long, String> watch(AtomicBoolean done) {
    Map<Long, String> seen = new HashMap<>();
    long newest = 0;
    while (!done.get()) {
      try {
        Checkpoint head = log.checkpoint();
        assertTrue(head.size() >= newest, "goes back from " + newest + " to " + head.size());
        newest = head.size();
        assertEquals(seen.getOrDefault(newest, head.note()), head.note());
        seen.put(newest, head.note());
      } catch (PlatformException notNow) {
        assertTrue(log.fault().isEmpty(), () -> log.fault().get());
      }
    }
    return seen;
  }

  private LogRecord stubborn(LogRecord record) {
    while (true) {
      try {
        return log.append(record);
      } catch (PlatformException e) {
        assertEquals(Kind.UNAVAILABLE, e.kind());
        assertTrue(log.fault().isEmpty(), () -> log.fault().get());
      }
    }
  }

  @Test
  void two_nodes_on_one_database_write_one_history() throws Exception {
    try (Node other = new Node(otherData, node.keys)) {
      other.store = node.store;
      TiledLog otherLog = other.start();
      log.append(Node.consent("a"));
      otherLog.append(Node.consent("b"));
      log.append(Node.consent("c"));
      assertEquals(1, otherLog.append(Node.consent("b")).position());
      assertFails(
          Kind.CONFLICT,
          TransparencyLog.WITHDRAWN,
          () -> {
            otherLog.append(Node.withdrawal("consent"));
            log.append(Node.receipt("receipt", "consent"));
          });
      Future<?> here = callers.threads.submit(() -> Node.append(log, 0, 40));
      Future<?> there = callers.threads.submit(() -> Node.append(otherLog, 20, 60));
      here.get();
      there.get();
      assertHistory(4 + 60);
      assertEquals(List.of(), otherLog.audit());
      assertEquals(
          node.store.head().map(Checkpoint::note), Optional.of(otherLog.checkpoint().note()));
    }
  }

  @Test
  void what_is_written_and_not_in_the_head_yet_is_not_shown_as_long_as_it_may_be_lost()
      throws Exception {
    log.append(Node.consent("one"));
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    node.store.after =
        () -> {
          node.store.after = () -> {};
          written.countDown();
          Callers.await(() -> goOn.getCount() == 0);
          node.store.putBack(1);
          unavailable();
        };
    Future<LogRecord> two = callers.append(log, Node.consent("two"));
    assertTrue(written.await(60, TimeUnit.SECONDS));
    AtomicReference<Thread> asker = new AtomicReference<>();
    Future<Optional<LogRecord>> found =
        callers.threads.submit(
            () -> {
              asker.set(Thread.currentThread());
              return log.find("two");
            });
    Callers.await(
        () ->
            found.isDone()
                || asker.get() != null && asker.get().getState() == Thread.State.TIMED_WAITING);
    assertFalse(found.isDone(), "it waits for the head");
    assertEquals(1, log.checkpoint().size());
    goOn.countDown();
    assertEquals(DATABASE, failure(two).code());
    assertEquals(Optional.empty(), found.get(60, TimeUnit.SECONDS));
    assertEquals(1, log.append(Node.consent("two")).position());
    assertEquals(1, log.find("two").orElseThrow().position());
  }

  @Test
  void a_database_that_is_away_at_the_start_is_no_fault() {
    node.close();
    node.store.access = FailureTest::unavailable;
    log = node.start();
    assertFails(Kind.UNAVAILABLE, DATABASE, () -> log.append(Node.consent("one")));
    assertFails(Kind.UNAVAILABLE, DATABASE, log::checkpoint);
    assertFails(Kind.UNAVAILABLE, DATABASE, () -> log.find("one"));
    assertFails(Kind.UNAVAILABLE, DATABASE, () -> log.decisions("one"));
    assertFails(Kind.UNAVAILABLE, DATABASE, log::audit);
    assertEquals(Optional.empty(), log.fault());
    node.store.access = () -> {};
    assertEquals(0, log.checkpoint().size());
    assertEquals(0, log.append(Node.consent("one")).position());
  }

  @Test
  void the_head_is_told_while_the_database_is_away() {
    log.append(Node.consent("one"));
    node.store.access = FailureTest::unavailable;
    assertEquals(1, log.checkpoint().size());
    assertEquals(1, log.proof(0).checkpoint().size());
  }

  @Test
  void a_key_that_signs_wrongly_never_signs_a_head() {
    log.append(Node.consent("one"));
    node.keys.spoilt = true;
    assertFails(Kind.UNAVAILABLE, TransparencyLog.BUSY, () -> log.append(Node.consent("two")));
    node.keys.spoilt = false;
    assertEquals(1, log.append(Node.consent("two")).position());
    assertHistory(2);
  }

  @Test
  void a_copy_of_the_head_that_cannot_be_written_holds_nobody_up_and_is_told() throws Exception {
    log.append(Node.consent("one"));
    assertEquals(Optional.empty(), log.warning());
    Files.delete(node.headFile());
    Path inTheWay = node.headFile().resolve("in-the-way");
    Files.createDirectories(inTheWay);
    log.append(Node.consent("two"));
    assertTrue(log.warning().orElseThrow().contains(node.headFile().toString()));
    assertHistory(2);
    Files.delete(inTheWay);
    Files.delete(node.headFile());
    log.append(Node.consent("three"));
    assertEquals(Optional.empty(), log.warning());
    assertEquals(log.checkpoint().note(), Files.readString(node.headFile()));
  }

  private void assertHistory(int size) {
    assertEquals(Optional.empty(), log.fault());
    assertEquals(List.of(), log.audit());
    assertEquals(size, log.checkpoint().size());
    assertEquals(size, node.store.records.stream().map(LogRecord::id).distinct().count());
    long last = 0;
    for (Checkpoint head : node.store.heads) {
      assertTrue(head.size() > last);
      last = head.size();
    }
    for (int i = 0; i < size; i++) {
      assertEquals(i, node.store.records.get(i).position());
    }
  }
}
