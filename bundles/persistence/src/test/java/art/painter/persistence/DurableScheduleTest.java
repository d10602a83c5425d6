package art.painter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DurableScheduleTest {
  @RegisterExtension static final H2 H2 = new H2();

  private final List<String> done = new CopyOnWriteArrayList<>();
  private DurableSchedule schedule;

  @BeforeEach
  void start() {
    H2.database().write(handle -> handle.execute("delete from scheduled_tasks"));
    schedule = create("node");
  }

  @AfterEach
  void stop() {
    schedule.stop();
  }

  private static DurableSchedule create(String node) {
    return new DurableSchedule(
        H2.database(), node, 4, Duration.ofMillis(50), Duration.ofMinutes(10));
  }

  @Test
  void what_is_woken_is_done_at_once_and_then_gone() throws InterruptedException {
    Schedule.Timers timers = schedule.open("training", (id, failures) -> done(id));
    timers.wake("one");
    await(() -> done.equals(List.of("one")));
    await(() -> rows() == 0);
  }

  @Test
  void what_is_due_later_comes_again() throws InterruptedException {
    Schedule.Timers timers =
        schedule.open(
            "training",
            (id, failures) ->
                done(id).or(() -> Optional.of(Instant.now())).filter(now -> done.size() < 3));
    timers.wake("one");
    await(() -> done.size() == 3 && rows() == 0);
  }

  @Test
  void what_fails_is_tried_again_and_knows_how_often_it_failed() throws InterruptedException {
    List<Integer> counts = new CopyOnWriteArrayList<>();
    Schedule.Timers timers =
        schedule.open(
            "training",
            (id, failures) -> {
              counts.add(failures);
              if (failures < 2) {
                throw new IllegalStateException("not yet");
              }
              return Optional.empty();
            });
    timers.wake("one");
    await(() -> rows() == 0);
    assertEquals(List.of(0, 1, 2), counts);
  }

  @Test
  void a_wake_makes_it_due_now_and_does_not_forget_the_failures_and_adding_leaves_it_alone()
      throws InterruptedException {
    List<Integer> counts = new CopyOnWriteArrayList<>();
    Schedule.Timers timers =
        schedule.open(
            "training",
            (id, failures) -> {
              counts.add(failures);
              throw new IllegalStateException("never");
            });
    timers.add("one");
    for (int i = 1; i < 6; i++) {
      int seen = i;
      await(() -> counts.size() >= seen);
      timers.wake("one");
    }
    assertEquals(List.of(0, 1, 2, 3, 4), counts.subList(0, 5));
    await(() -> rows("not picked and execution_time > current_timestamp") == 1);
    int before = counts.size();
    timers.add("one");
    schedule.open("other", (id, failures) -> done(id)).wake("meanwhile");
    await(() -> done.contains("meanwhile"));
    assertEquals(before, counts.size());
  }

  @Test
  void a_step_that_the_library_takes_for_dead_is_not_taken_a_second_time_beside_itself()
      throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger times = new AtomicInteger();
    Schedule.Timers timers =
        schedule.open(
            "training",
            (id, failures) -> {
              times.incrementAndGet();
              begun.countDown();
              goOn.await(20, TimeUnit.SECONDS);
              return done(id);
            });
    timers.wake("one");
    assertTrue(begun.await(20, TimeUnit.SECONDS));
    H2.database()
        .write(
            handle ->
                handle.execute(
                    "update scheduled_tasks set picked = false, picked_by = null, version = version + 1"));
    await(() -> rows("execution_time > dateadd('MILLISECOND', 200, current_timestamp)") == 1);
    assertEquals(1, times.get());
    goOn.countDown();
    await(() -> done.size() == 2 && rows() == 0);
  }

  @Test
  void the_same_timer_is_never_done_twice_at_once_and_a_wake_meanwhile_is_not_lost()
      throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Schedule.Timers timers =
        schedule.open(
            "training",
            (id, failures) -> {
              most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
              begun.countDown();
              goOn.await(20, TimeUnit.SECONDS);
              atOnce.decrementAndGet();
              return done(id);
            });
    timers.wake("one");
    assertTrue(begun.await(20, TimeUnit.SECONDS));
    timers.wake("one");
    timers.wake("one");
    goOn.countDown();
    await(() -> done.size() == 2 && rows() == 0);
    assertEquals(1, most.get());
  }

  @Test
  void none_of_many_wakes_is_lost() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger seen = new AtomicInteger();
    Schedule.Timers timers =
        schedule.open(
            "training",
            (id, failures) -> {
              seen.set(asked.get());
              return Optional.empty();
            });
    for (int i = 0; i < 300; i++) {
      int now = asked.incrementAndGet();
      timers.wake("one");
      if (i % 3 == 0) {
        await(() -> seen.get() == now);
      }
    }
    await(() -> seen.get() == 300 && rows() == 0);
  }

  @Test
  void what_a_node_was_doing_when_it_was_killed_is_due_at_its_next_start()
      throws InterruptedException {
    Schedule.Timers timers =
        schedule.open("training", (id, failures) -> Optional.of(Instant.now().plusSeconds(3600)));
    timers.wake("one");
    timers.wake("others");
    await(() -> rows("execution_time > current_timestamp") == 2);
    schedule.stop();
    H2.database()
        .write(
            handle ->
                handle.execute(
                    """
                    update scheduled_tasks set picked = true, picked_by = regexp_replace(
                      regexp_replace(task_instance, 'training:one', 'node'), 'training:', ''),
                      execution_time = current_timestamp, last_heartbeat = current_timestamp
                    """));
    schedule = create("node");
    schedule.open("training", (id, failures) -> done(id));
    await(() -> done.equals(List.of("one")) && rows() == 1);
    assertEquals(1, rows("picked_by = 'others'"), "another node may still be at it");
  }

  @Test
  void closing_interrupts_and_what_was_interrupted_goes_on_when_the_kind_is_opened_again()
      throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Schedule.Timers timers =
        schedule.open(
            "training",
            (id, failures) -> {
              begun.countDown();
              new CountDownLatch(1).await();
              return done("never");
            });
    assertThrows(IllegalStateException.class, () -> schedule.open("training", (i, f) -> done(i)));
    timers.wake("one");
    assertTrue(begun.await(20, TimeUnit.SECONDS));
    timers.close();
    schedule.open("training", (id, failures) -> done(id));
    await(() -> done.equals(List.of("one")) && rows() == 0);
  }

  private Optional<Instant> done(String id) {
    done.add(id);
    return Optional.empty();
  }

  private static int rows() {
    return rows("true");
  }

  private static int rows(String condition) {
    return H2.database()
        .read(
            handle ->
                handle
                    .createQuery("select count(*) from scheduled_tasks where " + condition)
                    .mapTo(Integer.class)
                    .one());
  }

  private void await(BooleanSupplier condition) throws InterruptedException {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < limit, () -> "done so far: " + done + ", rows " + rows());
      Thread.onSpinWait();
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }
}
