package art.painter.consent.log;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.log.LogRecord;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** Callers who append at the same time, and the database's door. */
final class Callers implements AutoCloseable {
  private static final int LIMIT_SECONDS = 60;

  final ExecutorService threads = Executors.newCachedThreadPool();
  private final Node node;

  Callers(Node node) {
    this.node = node;
  }

  /** Who appends waits at the door until it is opened. */
  final class Door implements Runnable {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    @Override
    public void run() {
      reached.countDown();
      awaited(opened);
    }

    /** Waits until the committer stands there. */
    void awaitReached() {
      awaited(reached);
    }

    void open() {
      node.store.before = () -> {};
      opened.countDown();
    }
  }

  Door closeDatabase() {
    Door door = new Door();
    node.store.before = door;
    return door;
  }

  /** A call that has come so far that it waits for its answer. */
  Future<LogRecord> append(TiledLog log, LogRecord record) {
    return append(log, record, new AtomicReference<>());
  }

  Future<LogRecord> append(TiledLog log, LogRecord record, AtomicReference<Thread> caller) {
    Future<LogRecord> call =
        threads.submit(
            () -> {
              caller.set(Thread.currentThread());
              return log.append(record);
            });
    await(
        () ->
            call.isDone()
                || caller.get() != null && caller.get().getState() == Thread.State.TIMED_WAITING);
    return call;
  }

  static LogRecord answer(Future<LogRecord> call) throws Exception {
    return call.get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  static PlatformException failure(Future<LogRecord> call) throws Exception {
    try {
      throw new AssertionError("appended " + answer(call));
    } catch (ExecutionException e) {
      return assertInstanceOf(PlatformException.class, e.getCause());
    }
  }

  static void await(BooleanSupplier condition) {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < limit, "in time");
      Thread.onSpinWait();
    }
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertTrue(latch.await(LIMIT_SECONDS, TimeUnit.SECONDS), "in time");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
