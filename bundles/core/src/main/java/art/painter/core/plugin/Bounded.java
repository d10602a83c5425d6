package art.painter.core.plugin;

import art.painter.core.DaemonThreads;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls plug-ins on threads of its own, so that one that hangs costs its caller no more than the
 * limit, and one that keeps hanging is no longer called until its earlier calls have come back.
 */
public final class Bounded implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Bounded.class);
  private static final int THREADS = 16;
  private static final int MOST_OVERDUE = 4;

  private final ThreadPoolExecutor threads;
  private final Duration limit;

  public Bounded(String name, Duration limit) {
    this.limit = limit;
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            DaemonThreads.named("painter-" + name));
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * Calls the plug-in and closes the lease once the call has really ended, which may be after this
   * returned.
   */
  public <T, R> R call(Lease<T> lease, Function<T, R> function) throws PlugInFailure {
    if (lease.held().overdue.get() >= MOST_OVERDUE) {
      lease.close();
      throw new PlugInFailure("It is still busy with earlier calls that took too long.", null);
    }
    Call<T, R> call = new Call<>(lease, function);
    Future<R> future;
    try {
      future = threads.submit(call);
    } catch (RejectedExecutionException stopping) {
      lease.close();
      throw new PlugInFailure("The platform is stopping.", stopping);
    }
    try {
      return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException tooSlow) {
      lease.failed("It took longer than " + limit.toSeconds() + " seconds.");
      call.giveUp();
      future.cancel(true);
      LOG.warn("{} took longer than {} and was interrupted.", lease.origin(), limit);
      throw new PlugInFailure("It took longer than " + limit.toSeconds() + " seconds.", tooSlow);
    } catch (ExecutionException thrown) {
      LOG.warn("{} failed.", lease.origin(), thrown.getCause());
      throw new PlugInFailure("It failed.", thrown.getCause());
    } catch (InterruptedException stop) {
      call.giveUp();
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new PlugInFailure("The platform is stopping.", stop);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private enum Phase {
    WAITING,
    RUNNING,
    OVERDUE,
    DONE
  }

  private static final class Call<T, R> implements Callable<R> {
    private final Lease<T> lease;
    private final Function<T, R> function;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);

    Call(Lease<T> lease, Function<T, R> function) {
      this.lease = lease;
      this.function = function;
    }

    @Override
    public R call() {
      if (!phase.compareAndSet(Phase.WAITING, Phase.RUNNING)) {
        throw new IllegalStateException("given up before it began");
      }
      try (lease) {
        return answer();
      } finally {
        if (phase.getAndSet(Phase.DONE) == Phase.OVERDUE) {
          lease.held().overdue.decrementAndGet();
        }
      }
    }

    private R answer() {
      try {
        R answer = function.apply(lease.service());
        if (answer == null) {
          throw new IllegalStateException("a plug-in must not answer with null");
        }
        return answer;
      } catch (RuntimeException | Error thrown) {
        lease.failed(thrown);
        throw thrown;
      }
    }

    void giveUp() {
      if (phase.compareAndSet(Phase.WAITING, Phase.DONE)) {
        lease.close();
        return;
      }
      // Counted before it is marked, so that the call's own end never takes away what was not yet
      // added.
      lease.held().overdue.incrementAndGet();
      if (!phase.compareAndSet(Phase.RUNNING, Phase.OVERDUE)) {
        lease.held().overdue.decrementAndGet();
      }
    }
  }
}
