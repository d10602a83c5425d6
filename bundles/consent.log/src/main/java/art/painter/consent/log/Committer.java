package art.painter.consent.log;

import art.painter.api.PlatformException;
import art.painter.api.PlatformException.Kind;
import art.painter.api.log.Checkpoint;
import art.painter.api.log.LogRecord;
import art.painter.api.log.LogStore;
import art.painter.api.log.MerkleTree;
import art.painter.api.log.TransparencyLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one who appends: takes all that wait and writes them together, so that they share the price
 * of a sync. Only its thread looks for the head and replaces it.
 */
final class Committer {
  private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

  /**
   * How much is taken.
   *
   * @param atOnce the most records of one transaction
   * @param waiting the most records that wait
   * @param timeout how long a caller waits
   */
  record Limits(int atOnce, int waiting, Duration timeout) {}

  private final LogStore store;
  private final Opening opening;
  private final Seal seal;
  private final List<HeadFile> files;
  private final Integrity integrity;
  private final InstantSource clock;
  private final Limits limits;
  private final BlockingQueue<Waiting> waiting;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "painter-consent-log");
            thread.setDaemon(true);
            return thread;
          });

  /** Empty before the first look, and whenever it is not sure what the database has. */
  private volatile Optional<Head> head = Optional.empty();

  private volatile boolean stopping;

  Committer(
      LogStore store,
      Opening opening,
      Seal seal,
      List<HeadFile> files,
      Integrity integrity,
      InstantSource clock,
      Limits limits) {
    this.store = store;
    this.opening = opening;
    this.seal = seal;
    this.files = files;
    this.integrity = integrity;
    this.clock = clock;
    this.limits = limits;
    this.waiting = new ArrayBlockingQueue<>(limits.waiting());
  }

  void start() {
    thread.execute(
        () -> {
          try {
            current();
          } catch (RuntimeException e) {
            if (integrity.fault().isEmpty()) {
              LOG.warn("The log cannot be looked at now; it is when it is needed.", e);
            }
          }
        });
  }

  /** Ends after what is being written; who still waits is told to come again. */
  void stop() {
    stopping = true;
    thread.shutdown();
    try {
      thread.awaitTermination(limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    waiting.forEach(one -> one.answer().completeExceptionally(stopped()));
  }

  LogRecord append(LogRecord record) {
    integrity.require();
    Waiting one = new Waiting(record);
    if (!waiting.offer(one)) {
      throw busy("Too many records wait to be logged; try again soon.");
    }
    try {
      thread.execute(this::commitWaiting);
    } catch (RejectedExecutionException e) {
      waiting.remove(one);
      throw stopped();
    }
    return await(one.answer());
  }

  /** {@return the newest head; looks for it if it is not known} */
  Head head() {
    integrity.require();
    Optional<Head> known = head;
    return known.isPresent() ? known.get() : onThread(this::current);
  }

  /** {@return the newest head, after a new look at the database} */
  Head lookAgain() {
    return onThread(
        () -> {
          head = Optional.empty();
          return current();
        });
  }

  private <T> T onThread(Callable<T> work) {
    try {
      return await(thread.submit(work));
    } catch (RejectedExecutionException e) {
      throw stopped();
    }
  }

  private <T> T await(Future<T> answer) {
    try {
      return answer.get(limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException tooSlow) {
      answer.cancel(false);
      throw busy(
          "The log did not answer in time. What was to be logged may be there all the same; asking again tells.");
    } catch (InterruptedException stop) {
      answer.cancel(false);
      Thread.currentThread().interrupt();
      throw busy(
          "This was interrupted. What was to be logged may be there all the same; asking again tells.");
    } catch (ExecutionException failed) {
      throw told(failed.getCause());
    }
  }

  private PlatformException told(Throwable failure) {
    if (failure instanceof Fault found) {
      return integrity.broken(found);
    }
    if (failure instanceof PlatformException e) {
      return new PlatformException(e.kind(), e.code(), e.getMessage(), e);
    }
    return new PlatformException(
        Kind.UNAVAILABLE, TransparencyLog.BUSY, "The record could not be logged.", failure);
  }

  private static PlatformException busy(String message) {
    return PlatformException.unavailable(TransparencyLog.BUSY, message);
  }

  private static PlatformException stopped() {
    return busy("The log is stopping; try again soon.");
  }

  private Head current() {
    integrity.require();
    if (head.isEmpty()) {
      try {
        head = Optional.of(opening.look());
      } catch (Fault found) {
        integrity.broken(found);
        throw found;
      }
    }
    return head.get();
  }

  private void commitWaiting() {
    List<Waiting> batch = new ArrayList<>();
    waiting.drainTo(batch, limits.atOnce());
    batch.removeIf(one -> one.answer().isDone());
    if (stopping) {
      batch.forEach(one -> one.answer().completeExceptionally(stopped()));
    } else if (!batch.isEmpty()) {
      commit(batch);
    }
  }

  private void commit(List<Waiting> batch) {
    try {
      while (!append(batch)) {
        // Another node was faster, as long as somebody waits.
        if (stopping || batch.stream().allMatch(one -> one.answer().isDone())) {
          throw stopped();
        }
      }
    } catch (Fault | PlatformException failure) {
      LOG.warn(
          "{} records were not logged, or nobody could be told: {}",
          batch.size(),
          failure.getMessage());
      fail(batch, failure);
    } catch (RuntimeException | Error failure) {
      if (batch.size() == 1) {
        LOG.warn("A record was not logged, or nobody could be told.", failure);
        fail(batch, failure);
      } else {
        // One of them may be in the way of all.
        head = Optional.empty();
        batch.forEach(one -> commit(List.of(one)));
      }
    }
  }

  /** It may have been written all the same, so whoever comes next looks. */
  private void fail(List<Waiting> batch, Throwable failure) {
    head = Optional.empty();
    batch.forEach(one -> one.answer().completeExceptionally(failure));
  }

  /** {@return false if another node has appended meanwhile} */
  private boolean append(List<Waiting> waiting) {
    Head before = current();
    Instant time = later(before.logged(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    Batch batch = new Batch(waiting, store, before.size(), time);
    List<LogRecord> records = batch.records();
    if (!records.isEmpty()) {
      Edge.Growth growth =
          before
              .edge()
              .grow(records.stream().map(record -> MerkleTree.leaf(record.entry())).toList());
      Checkpoint signed = seal.sign(growth.edge());
      if (!store.append(before.size(), records, growth.tiles(), signed)) {
        head = Optional.empty();
        return false;
      }
      head = Optional.of(new Head(growth.edge(), signed, time));
      files.forEach(file -> file.keep(signed));
    }
    batch.answer();
    return true;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
