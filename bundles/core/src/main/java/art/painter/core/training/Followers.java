package art.painter.core.training;

import art.painter.api.training.TrainingJob;
import art.painter.api.training.Trainings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those who follow trainings. Each gets states in order, one at a time; who is slow gets the newest
 * only.
 */
final class Followers {
  private static final Logger LOG = LoggerFactory.getLogger(Followers.class);

  private final Executor threads;
  private final Map<String, List<Follower>> byTraining = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  Followers(Executor threads) {
    this.threads = threads;
  }

  int count() {
    return count.get();
  }

  /** The trainings that somebody follows. */
  Set<String> followed() {
    return byTraining.keySet();
  }

  Trainings.Following add(TrainingJob job, Consumer<TrainingJob> listener) {
    Follower follower = new Follower(job.id(), listener);
    byTraining.compute(
        job.id(),
        (id, others) -> {
          List<Follower> all = others == null ? new CopyOnWriteArrayList<>() : others;
          all.add(follower);
          return all;
        });
    count.incrementAndGet();
    return follower;
  }

  void publish(TrainingJob job) {
    byTraining.getOrDefault(job.id(), List.of()).forEach(follower -> follower.offer(job));
  }

  private final class Follower implements Trainings.Following {
    private final String trainingId;
    private final Consumer<TrainingJob> listener;
    private final AtomicReference<TrainingJob> next = new AtomicReference<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean ended = new AtomicBoolean();

    Follower(String trainingId, Consumer<TrainingJob> listener) {
      this.trainingId = trainingId;
      this.listener = listener;
    }

    void offer(TrainingJob job) {
      // A state that was read before the end but comes after it must not hide the end.
      if (!ended.get()) {
        next.accumulateAndGet(
            job, (old, now) -> old != null && old.state().status().isFinal() ? old : now);
        deliver();
      }
    }

    private void deliver() {
      if (next.get() != null && !closed.get() && busy.compareAndSet(false, true)) {
        try {
          threads.execute(this::drain);
        } catch (RejectedExecutionException stopping) {
          close();
        }
      }
    }

    private void drain() {
      try {
        TrainingJob job = next.getAndSet(null);
        if (job != null && !closed.get() && !ended.get()) {
          ended.set(job.state().status().isFinal());
          listener.accept(job);
        }
      } catch (RuntimeException listenerFailed) {
        LOG.debug("A follower of training {} is let go.", trainingId, listenerFailed);
        close();
      } finally {
        busy.set(false);
        deliver();
      }
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        count.decrementAndGet();
        byTraining.computeIfPresent(
            trainingId,
            (id, all) -> {
              all.remove(this);
              return all.isEmpty() ? null : all;
            });
      }
    }
  }
}
