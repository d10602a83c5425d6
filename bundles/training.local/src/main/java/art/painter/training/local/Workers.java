package art.painter.training.local;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * A few threads that share out numbered pieces of work; what the pieces compute must not depend on
 * who does them.
 */
final class Workers implements AutoCloseable {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final int threads;
  private final ExecutorService executor;

  Workers(int threads) {
    this.threads = threads;
    this.executor =
        Executors.newFixedThreadPool(
            Math.max(1, threads - 1),
            task -> {
              Thread thread =
                  new Thread(task, "painter-training-local-worker-" + NUMBER.incrementAndGet());
              thread.setDaemon(true);
              thread.setPriority(Thread.MIN_PRIORITY);
              return thread;
            });
  }

  /** Does all pieces and returns when they are done; the calling thread takes its share. */
  void each(int pieces, IntConsumer work) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    Runnable share =
        () -> {
          for (int i = next.getAndIncrement(); i < pieces; i = next.getAndIncrement()) {
            if (Thread.currentThread().isInterrupted()) {
              throw new CancellationException();
            }
            work.accept(i);
          }
        };
    List<Future<?>> others = new ArrayList<>();
    for (int t = 1; t < Math.min(threads, pieces); t++) {
      others.add(executor.submit(share));
    }
    try {
      share.run();
      for (Future<?> other : others) {
        other.get();
      }
    } catch (CancellationException interrupted) {
      throw new InterruptedException();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof CancellationException) {
        throw new InterruptedException();
      }
      throw new IllegalStateException("a piece of training work failed", failed.getCause());
    } finally {
      next.set(pieces);
      others.forEach(other -> other.cancel(true));
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
