package art.painter.core.training;

import art.painter.api.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Timers in memory, with shorter pauses than the real ones. */
public final class MemorySchedule implements Schedule, AutoCloseable {
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
  private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

  @Override
  public Timers open(String kind, Task task) {
    Kind opened = new Kind(kind, task);
    if (kinds.putIfAbsent(kind, opened) != null) {
      throw new IllegalStateException(kind + " is open");
    }
    return opened;
  }

  /** Whether the last run of a timer failed. */
  boolean hasFailed(String id) {
    return kinds.values().stream().anyMatch(kind -> kind.failures.containsKey(id));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private final class Kind implements Timers {
    private final String name;
    private final Task task;
    private final Map<String, Boolean> wokenWhileBusy = new HashMap<>();
    private final Set<String> there = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    Kind(String name, Task task) {
      this.name = name;
      this.task = task;
    }

    @Override
    public void add(String id) {
      if (there.add(id)) {
        threads.execute(() -> run(id));
      }
    }

    @Override
    public void wake(String id) {
      there.add(id);
      threads.execute(() -> run(id));
    }

    private void run(String id) {
      synchronized (this) {
        if (kinds.get(name) != this || wokenWhileBusy.replace(id, true) != null) {
          return;
        }
        wokenWhileBusy.put(id, false);
      }
      Optional<Instant> due;
      try {
        due = task.run(id, failures.getOrDefault(id, 0));
        failures.remove(id);
      } catch (InterruptedException stopping) {
        return;
      } catch (RuntimeException | Error failed) {
        int count = failures.merge(id, 1, Integer::sum);
        due = Optional.of(Instant.now().plusMillis(10L << Math.min(count, 5)));
      }
      synchronized (this) {
        if (wokenWhileBusy.remove(id)) {
          due = Optional.of(Instant.now());
        } else if (due.isEmpty()) {
          there.remove(id);
        }
      }
      due.ifPresent(
          at ->
              threads.schedule(
                  () -> run(id),
                  Math.max(0, Duration.between(Instant.now(), at).toMillis()),
                  TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
      kinds.remove(name, this);
    }
  }
}
