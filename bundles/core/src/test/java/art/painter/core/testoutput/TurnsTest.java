package art.painter.core.testoutput;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(4);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void an_output_never_has_two_turns_at_once_and_one_more_after_it_was_asked_for_meanwhile()
      throws Exception {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger all = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch again = new CountDownLatch(2);
    Turns turns =
        new Turns(
            threads,
            id -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              all.incrementAndGet();
              begun.countDown();
              awaitQuietly(go);
              now.decrementAndGet();
              again.countDown();
            });
    turns.soon("a");
    begun.await();
    for (int i = 0; i < 10; i++) {
      turns.soon("a");
    }
    awaitNobodyWaits();
    go.countDown();
    assertTrue(again.await(20, TimeUnit.SECONDS));
    awaitNobodyWaits();
    assertEquals(1, most.get());
    assertEquals(2, all.get());
  }

  @Test
  void the_soonest_turn_counts_and_the_later_one_is_not_taken_too() throws Exception {
    CountDownLatch taken = new CountDownLatch(1);
    Turns turns = new Turns(threads, id -> taken.countDown());
    turns.in(3600, "a");
    turns.soon("a");
    turns.in(3600, "a");
    assertTrue(taken.await(20, TimeUnit.SECONDS));
    threads.purge();
    assertTrue(threads.getQueue().size() <= 1, () -> threads.getQueue().toString());
  }

  @Test
  void one_whose_turn_goes_wrong_holds_nobody_up() throws Exception {
    CountDownLatch other = new CountDownLatch(1);
    ScheduledExecutorService one = Executors.newSingleThreadScheduledExecutor();
    try {
      Turns turns =
          new Turns(
              one,
              id -> {
                if (id.equals("bad")) {
                  throw new IllegalStateException("wrong");
                }
                other.countDown();
              });
      List.of("bad", "good").forEach(turns::soon);
      assertTrue(other.await(20, TimeUnit.SECONDS));
    } finally {
      one.shutdownNow();
    }
  }

  /** Until all that was asked for has been taken or refused. */
  private void awaitNobodyWaits() {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!threads.getQueue().isEmpty() && System.nanoTime() < limit) {
      Thread.onSpinWait();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
