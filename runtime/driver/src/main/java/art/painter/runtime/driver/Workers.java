package art.painter.runtime.driver;

import art.painter.api.PlatformException;
import art.painter.api.PlatformException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads that share numbered pieces of work. */
final class Workers {
  /** A piece of work; done twice it is as done once. */
  @FunctionalInterface
  interface Piece {
    /** Returns when it is acknowledged. */
    void work() throws IOException;
  }

  private static final Logger log = LoggerFactory.getLogger(Workers.class);
  private static final long PAUSE_MILLIS = 20;

  private final Duration patience;
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * @param patience how long a piece is tried that cannot be done at the moment
   */
  Workers(Duration patience) {
    this.patience = patience;
  }

  /** Begins nothing more, also of work under way. */
  void end() {
    ended.countDown();
  }

  /**
   * Works, and returns when all is done or given up.
   *
   * @param pieces makes the piece with this number
   * @param from the first number
   * @param to the number after the last
   * @param threads how many work at once
   * @param limit when no more pieces are begun
   */
  Outcome run(IntFunction<Piece> pieces, int from, int to, int threads, Duration limit)
      throws InterruptedException {
    Run run = new Run(pieces, new AtomicInteger(from), to, System.nanoTime() + limit.toNanos());
    long begun = System.nanoTime();
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread thread = new Thread(run, "driver-" + i);
      thread.setDaemon(true);
      thread.start();
      all.add(thread);
    }
    for (Thread thread : all) {
      thread.join();
    }
    return new Outcome(
        run.done.get(),
        run.retried.get(),
        Map.copyOf(run.failures),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
  }

  /** What each thread does. */
  private final class Run implements Runnable {
    private final IntFunction<Piece> pieces;
    private final AtomicInteger next;
    private final int to;
    private final long end;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger retried = new AtomicInteger();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    Run(IntFunction<Piece> pieces, AtomicInteger next, int to, long end) {
      this.pieces = pieces;
      this.next = next;
      this.to = to;
      this.end = end;
    }

    @Override
    public void run() {
      while (ended.getCount() > 0 && System.nanoTime() < end) {
        int number = next.getAndIncrement();
        if (number >= to) {
          return;
        }
        failure(pieces.apply(number))
            .ifPresentOrElse(code -> failures.merge(code, 1, Integer::sum), done::incrementAndGet);
      }
    }

    /** Works until it is done; the code of the reason if it is given up. */
    private Optional<String> failure(Piece piece) {
      long until = System.nanoTime() + patience.toNanos();
      while (true) {
        try {
          piece.work();
          return Optional.empty();
        } catch (PlatformException refused) {
          if (refused.kind() != Kind.UNAVAILABLE || System.nanoTime() > until || pausedToTheEnd()) {
            return Optional.of(refused.code());
          }
          retried.incrementAndGet();
        } catch (IOException | RuntimeException broken) {
          log.warn("A piece of the driver's work is given up", broken);
          return Optional.of(broken.getClass().getSimpleName());
        }
      }
    }

    private boolean pausedToTheEnd() {
      try {
        return ended.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return true;
      }
    }
  }
}
