package art.painter.replicate.emulator;

import java.time.Clock;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** All trainings and predictions. */
final class Jobs {
  private final AtomicLong numbers = new AtomicLong();
  private final Map<String, Job> byId = new ConcurrentHashMap<>();
  private final NavigableMap<Long, Job> trainings = new ConcurrentSkipListMap<>();
  private final NavigableMap<Long, Job> predictions = new ConcurrentSkipListMap<>();
  private final Clock clock;
  private final Job.Listener listener;

  /**
   * @param listener is told of what happens to all of them
   */
  Jobs(Clock clock, Job.Listener listener) {
    this.clock = clock;
    this.listener = listener;
  }

  Job create(JobOrder order) {
    Job job = new Job(order, clock, listener);
    byId.put(job.id(), job);
    of(order.kind()).put(numbers.incrementAndGet(), job);
    return job;
  }

  /** {@return those of one kind by number, the oldest first} */
  NavigableMap<Long, Job> of(JobOrder.Kind kind) {
    return kind == JobOrder.Kind.TRAINING ? trainings : predictions;
  }

  Optional<Job> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  void removePredictions(Predicate<Job> which) {
    predictions
        .values()
        .removeIf(
            job -> {
              boolean goes = which.test(job);
              if (goes) {
                byId.remove(job.id());
              }
              return goes;
            });
  }
}
