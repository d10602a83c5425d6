package art.painter.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Ways of calling a plug-in that the platform uses too. */
final class Calls {
  private static final int THREADS = 8;
  private static final int ROUNDS = 20;
  private static final int LIMIT_SECONDS = 60;

  /** How long a call may go on after what ends it. A test of the contracts makes it shorter. */
  static Duration soon = Duration.ofSeconds(10);

  private Calls() {}

  /** Many threads ask about different things at once; each gets the answer for its own question. */
  static <Q, A> void assertSafeConcurrently(List<Q> questions, Function<Q, A> plugIn) {
    List<A> expected = questions.stream().map(plugIn).toList();
    atOnce(
        thread ->
            () -> {
              for (int round = 0; round < ROUNDS; round++) {
                int which = (thread + round) % questions.size();
                assertEquals(expected.get(which), plugIn.apply(questions.get(which)));
              }
              return thread;
            });
  }

  /** All the different answers that many threads get which call at once. */
  static <A> Set<A> atOnce(IntFunction<Callable<A>> calls) {
    CyclicBarrier together = new CyclicBarrier(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<A>> running = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        Callable<A> call = calls.apply(thread);
        running.add(
            threads.submit(
                () -> {
                  together.await(LIMIT_SECONDS, TimeUnit.SECONDS);
                  return call.call();
                }));
      }
      Set<A> answers = new HashSet<>();
      for (Future<A> one : running) {
        answers.add(one.get(LIMIT_SECONDS, TimeUnit.SECONDS));
      }
      return answers;
    } catch (ExecutionException failed) {
      return fail("the answer is the same when others ask at the same time", failed.getCause());
    } catch (TimeoutException | InterruptedException late) {
      return fail("answers come while others ask at the same time", late);
    } finally {
      threads.shutdownNow();
    }
  }

  /** A call on an interrupted thread ends soon, and whoever interrupted it can still tell. */
  static void assertHonoursInterruption(Runnable call) {
    AtomicBoolean told = new AtomicBoolean();
    Thread thread =
        new Thread(
            () -> {
              Thread.currentThread().interrupt();
              try {
                call.run();
                told.set(Thread.currentThread().isInterrupted());
              } catch (RuntimeException stopped) {
                told.set(true);
              }
            });
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
    } catch (InterruptedException e) {
      fail(e);
    }
    assertFalse(thread.isAlive(), "ends soon after it was interrupted");
    assertTrue(told.get(), "does not hide that it was interrupted");
  }

  /** The answer of a call that must not take longer; what it throws comes out as it is. */
  static <A> A within(Duration limit, Callable<A> call) throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor(Calls::daemon);
    try {
      return thread.submit(call).get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Exception thrown) {
        throw thrown;
      }
      throw failed;
    } catch (TimeoutException late) {
      return fail("answers within " + limit, late);
    } finally {
      thread.shutdownNow();
      thread.awaitTermination(1, TimeUnit.SECONDS);
    }
  }

  /** A call that is under way ends once something happened, with an answer or an exception. */
  static void assertEndsSoonAfter(Callable<?> call, Runnable event) throws InterruptedException {
    CountDownLatch begins = new CountDownLatch(1);
    Thread thread =
        daemon(
            () -> {
              begins.countDown();
              try {
                call.call();
              } catch (Exception alsoAnEnd) {
                // An exception tells the caller as well as an answer that it is over.
              }
            });
    thread.start();
    begins.await();
    event.run();
    thread.join(soon.toMillis());
    boolean ended = !thread.isAlive();
    thread.interrupt();
    assertTrue(ended, "the call ends soon after that");
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    return thread;
  }
}
