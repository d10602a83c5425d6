package art.painter.consent.log;

import static art.painter.consent.log.Callers.answer;
import static art.painter.consent.log.Callers.failure;
import static art.painter.consent.log.Node.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.PlatformException.Kind;
import art.painter.api.log.Checkpoint;
import art.painter.api.log.LogRecord;
import art.painter.api.log.TransparencyLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class AppendingTest {
  @TempDir Path data;
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

  @Test
  void records_of_many_callers_are_each_there_once_and_without_gaps() throws Exception {
    int threads = 32;
    int each = 50;
    List<Callable<List<LogRecord>>> calls = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      int number = thread;
      calls.add(
          () -> {
            List<LogRecord> appended = new ArrayList<>();
            for (int i = 0; i < each; i++) {
              appended.add(log.append(Node.consent(number + "-" + i)));
              // Everybody else appends this one too.
              appended.add(log.append(Node.consent("shared-" + i)));
            }
            return appended;
          });
    }
    Set<Long> positions = new HashSet<>();
    for (Future<List<LogRecord>> call : callers.threads.invokeAll(calls)) {
      for (LogRecord record : call.get()) {
        positions.add(record.position());
        assertEquals(record, node.store.records.get((int) record.position()));
      }
    }
    int size = threads * each + each;
    assertEquals(size, positions.size());
    assertEquals(size, log.checkpoint().size());
    assertEquals(size, node.store.count());
    assertTrue(node.store.appends.get() < size, node.store.appends + " transactions");
    assertEquals(List.of(), log.audit());
  }

  @Test
  void those_who_wait_are_written_together_under_one_signature() throws Exception {
    assertEquals(0, log.checkpoint().size());
    int signatures = node.keys.signatures.get();
    Callers.Door door = callers.closeDatabase();
    List<Future<LogRecord>> calls = new ArrayList<>();
    calls.add(callers.append(log, Node.consent("first")));
    door.awaitReached();
    for (int i = 0; i < 31; i++) {
      calls.add(callers.append(log, Node.consent("waits-" + i)));
    }
    door.open();
    for (int i = 0; i < calls.size(); i++) {
      assertEquals(i, answer(calls.get(i)).position());
    }
    assertEquals(2, node.store.appends.get());
    assertEquals(signatures + 2, node.keys.signatures.get());
  }

  @Test
  void no_more_are_written_together_than_is_configured() throws Exception {
    node.config.put("most.at.once", 10);
    log = node.restart();
    Callers.Door door = callers.closeDatabase();
    List<Future<LogRecord>> calls = new ArrayList<>();
    calls.add(callers.append(log, Node.consent("first")));
    door.awaitReached();
    for (int i = 0; i < 25; i++) {
      calls.add(callers.append(log, Node.consent("waits-" + i)));
    }
    door.open();
    for (Future<LogRecord> call : calls) {
      answer(call);
    }
    assertEquals(
        List.of(1L, 11L, 21L, 26L), node.store.heads.stream().map(Checkpoint::size).toList());
  }

  @Test
  void among_those_written_together_the_order_counts_too() throws Exception {
    Callers.Door door = callers.closeDatabase();
    callers.append(log, Node.consent("consent"));
    door.awaitReached();
    Future<LogRecord> before = callers.append(log, Node.receipt("before", "consent"));
    Future<LogRecord> withdrawal = callers.append(log, Node.withdrawal("consent"));
    Future<LogRecord> after = callers.append(log, Node.receipt("after", "consent"));
    Future<LogRecord> again = callers.append(log, Node.receipt("before", "consent"));
    Future<LogRecord> other = callers.append(log, Node.receipt("other", "other"));
    door.open();
    assertEquals(1, answer(before).position());
    assertEquals(2, answer(withdrawal).position());
    assertEquals(TransparencyLog.WITHDRAWN, failure(after).code());
    assertEquals(answer(before), answer(again));
    assertEquals(3, answer(other).position());
    assertEquals(2, node.store.appends.get());
  }

  @Test
  void who_finds_too_many_waiting_is_told_to_come_again() throws Exception {
    node.config.put("most.waiting", 2);
    log = node.restart();
    Callers.Door door = callers.closeDatabase();
    List<Future<LogRecord>> calls = new ArrayList<>();
    calls.add(callers.append(log, Node.consent("first")));
    door.awaitReached();
    calls.add(callers.append(log, Node.consent("second")));
    calls.add(callers.append(log, Node.consent("third")));
    assertFails(Kind.UNAVAILABLE, TransparencyLog.BUSY, () -> log.append(Node.consent("fourth")));
    door.open();
    for (int i = 0; i < calls.size(); i++) {
      assertEquals(i, answer(calls.get(i)).position());
    }
    assertEquals(3, log.append(Node.consent("fourth")).position());
  }

  @Test
  void who_waits_too_long_is_told_that_the_record_may_be_there() throws Exception {
    node.config.put("timeout.seconds", 1);
    log = node.restart();
    Callers.Door door = callers.closeDatabase();
    Future<LogRecord> underWay = callers.append(log, Node.consent("under way"));
    door.awaitReached();
    Future<LogRecord> waiting = callers.append(log, Node.consent("waiting"));
    for (Future<LogRecord> call : List.of(underWay, waiting)) {
      PlatformException failure = failure(call);
      assertEquals(TransparencyLog.BUSY, failure.code());
      assertTrue(failure.getMessage().contains("may be there"), failure.getMessage());
    }
    door.open();
    assertEquals(1, log.append(Node.consent("next")).position());
    assertEquals(0, log.append(Node.consent("under way")).position());
    // Nobody waited for it any more when its turn came.
    assertEquals(Optional.empty(), log.find("waiting"));
  }

  @Test
  void who_is_interrupted_stays_so_and_is_told() throws Exception {
    Callers.Door door = callers.closeDatabase();
    Future<LogRecord> first = callers.append(log, Node.consent("first"));
    door.awaitReached();
    AtomicBoolean still = new AtomicBoolean();
    AtomicReference<Thread> caller = new AtomicReference<>();
    Future<LogRecord> interrupted =
        callers.threads.submit(
            () -> {
              caller.set(Thread.currentThread());
              try {
                return log.append(Node.consent("interrupted"));
              } finally {
                still.set(Thread.currentThread().isInterrupted());
              }
            });
    Callers.await(
        () -> caller.get() != null && caller.get().getState() == Thread.State.TIMED_WAITING);
    caller.get().interrupt();
    assertEquals(TransparencyLog.BUSY, failure(interrupted).code());
    assertTrue(still.get());
    door.open();
    assertEquals(0, answer(first).position());
    assertEquals(1, log.append(Node.consent("next")).position());
    assertEquals(Optional.empty(), log.find("interrupted"));
  }

  @Test
  void a_stop_waits_for_what_is_being_written_and_tells_all_others() throws Exception {
    Callers.Door door = callers.closeDatabase();
    Future<LogRecord> underWay = callers.append(log, Node.consent("under way"));
    door.awaitReached();
    Future<LogRecord> waiting = callers.append(log, Node.consent("waiting"));
    AtomicReference<Thread> stopping = new AtomicReference<>();
    Future<?> stop =
        callers.threads.submit(
            () -> {
              stopping.set(Thread.currentThread());
              log.stop();
            });
    Callers.await(
        () ->
            stop.isDone()
                || stopping.get() != null
                    && stopping.get().getState() == Thread.State.TIMED_WAITING);
    assertFalse(stop.isDone(), "waits for what is being written");
    door.open();
    stop.get(60, TimeUnit.SECONDS);
    assertEquals(0, answer(underWay).position());
    assertEquals(TransparencyLog.BUSY, failure(waiting).code());
    assertFails(Kind.UNAVAILABLE, TransparencyLog.BUSY, () -> log.append(Node.consent("late")));
    assertEquals(1, node.store.count());
    assertEquals(1, node.restart().append(Node.consent("waiting")).position());
  }
}
