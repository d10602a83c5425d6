package art.painter.core.training;

import art.painter.api.PlatformException;
import art.painter.api.training.Providers;
import art.painter.api.training.TrainingJob;
import art.painter.api.training.TrainingJob.State;
import art.painter.api.training.TrainingProvider;
import art.painter.api.training.TrainingReport;
import art.painter.api.training.TrainingStatus;
import art.painter.api.training.TrainingStore;
import art.painter.core.plugin.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves trainings on, one step at a time, from what is stored: begins those whose turn it is, asks
 * providers how theirs stand, stores what they say. A step is taken when something happened (a
 * signal, a provider that came or went, another training's end) and otherwise after the provider's
 * poll interval. Nothing is lost with this object: a new one goes on from the store.
 */
final class TrainingRunner {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingRunner.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  // With growing pauses these take about five minutes.
  private static final int MOST_FAILURES = 10;

  private final TrainingStore store;
  private final ProviderService providers;
  private final TrainingSteps steps;
  private final Followers followers;
  private final ExecutorService workers;
  private final ScheduledExecutorService timer;
  private final Slots slots = new Slots();
  private final Map<String, Watch> watches = new ConcurrentHashMap<>();

  /**
   * What is in memory about a training that has not ended: whether a step is under way, when the
   * next is due.
   */
  private static final class Watch {
    final AtomicInteger calls = new AtomicInteger();
    Future<?> next;
    int failures;
  }

  TrainingRunner(
      TrainingStore store,
      ProviderService providers,
      TrainingSteps steps,
      Followers followers,
      ExecutorService workers,
      ScheduledExecutorService timer) {
    this.store = store;
    this.providers = providers;
    this.steps = steps;
    this.followers = followers;
    this.workers = workers;
    this.timer = timer;
  }

  /** Goes on with everything that has not ended. */
  void resume() {
    try {
      List<TrainingJob> unfinished = store.unfinished();
      unfinished.stream()
          .filter(job -> job.state().reference().isPresent())
          .forEach(job -> slots.take(job.providerId(), job.id(), Integer.MAX_VALUE));
      unfinished.forEach(job -> wake(job.id()));
    } catch (PlatformException notNow) {
      LOG.warn("Trainings cannot go on yet and are tried again: {}", notNow.getMessage());
      timer.schedule(this::resume, LONGEST_PAUSE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  void wakeAll() {
    store.unfinished().forEach(job -> wake(job.id()));
  }

  void wakeByReference(String providerId, String reference) {
    store.unfinished().stream()
        .filter(job -> job.providerId().equals(providerId))
        .filter(job -> job.state().reference().filter(reference::equals).isPresent())
        .forEach(job -> wake(job.id()));
  }

  /** Takes a step soon; steps of one training never overlap. */
  void wake(String id) {
    Watch watch = watches.computeIfAbsent(id, any -> new Watch());
    if (watch.calls.getAndIncrement() == 0) {
      try {
        workers.execute(() -> run(id, watch));
      } catch (RejectedExecutionException stopping) {
        LOG.debug("Training {} goes on after the restart.", id);
      }
    }
  }

  private void run(String id, Watch watch) {
    int seen;
    do {
      seen = watch.calls.get();
      try {
        step(id, watch);
      } catch (RuntimeException | Error unexpected) {
        // Also errors: a provider that is being replaced may throw a NoClassDefFoundError.
        LOG.error("A step of training {} failed and is tried again.", id, unexpected);
        again(id, watch, pauseAfter(watch));
      }
    } while (watch.calls.addAndGet(-seen) != 0 && !Thread.currentThread().isInterrupted());
  }

  private void step(String id, Watch watch) {
    TrainingJob job = store.find(id).filter(j -> !j.state().status().isFinal()).orElse(null);
    if (job == null) {
      watches.remove(id);
      return;
    }
    if (job.state().reference().isEmpty() && job.state().cancelRequested()) {
      end(job, TrainingStatus.CANCELED, "Canceled before it began.", job.state().log());
      return;
    }
    try (Lease<TrainingProvider> lease = providers.lease(job.providerId())) {
      if (job.state().reference().isEmpty()) {
        begin(job, lease.service(), watch);
      } else {
        ask(job, lease.service(), watch);
      }
    } catch (PlatformException refused) {
      refused(store.find(id).orElse(job), refused, watch);
    } catch (RuntimeException | Error unexpected) {
      failed(store.find(id).orElse(job), unexpected, watch);
    }
  }

  private void begin(TrainingJob job, TrainingProvider provider, Watch watch) {
    int before = store.waitingBefore(job);
    if (before > 0 || !slots.take(job.providerId(), job.id(), provider.describe().capacity())) {
      say(job, "Waits for its turn, place " + (before + 1) + ".");
      // The end of another training wakes this one; should that go wrong, it wakes by itself.
      again(job.id(), watch, LONGEST_PAUSE);
      return;
    }
    TrainingJob begun;
    try {
      begun = steps.begin(job, provider);
    } catch (RuntimeException | Error notBegun) {
      slots.release(job.providerId(), job.id());
      throw notBegun;
    }
    // Asked in a step of its own: whatever comes of that, the training has its reference.
    followers.publish(begun);
    wake(begun.id());
    wakeWaiting(job.providerId());
  }

  private void ask(TrainingJob job, TrainingProvider provider, Watch watch) {
    String reference = job.state().reference().orElseThrow();
    if (job.state().cancelRequested()) {
      provider.cancel(reference);
    }
    TrainingReport report = provider.status(reference);
    switch (report.status()) {
      case SUCCEEDED -> ended(steps.succeed(job, report, provider.describe().baseModel()));
      case FAILED, CANCELED -> end(job, report.status(), report.message(), report.log());
      default -> {
        watch.failures = 0;
        State now = job.state();
        update(
            job,
            new State(
                report.status(),
                report.progress(),
                now.cancelRequested() ? "Being canceled." : report.message(),
                report.log(),
                now.reference(),
                now.packageHash(),
                now.cancelRequested(),
                Optional.empty(),
                Optional.empty()));
        again(job.id(), watch, provider.describe().pollInterval());
      }
    }
  }

  private void refused(TrainingJob job, PlatformException refused, Watch watch) {
    boolean begun = job.state().reference().isPresent();
    boolean mayHeal =
        refused.kind() == PlatformException.Kind.UNAVAILABLE
            || (begun
                && !refused.code().equals(TrainingProvider.UNKNOWN)
                && watch.failures < MOST_FAILURES);
    if (!mayHeal) {
      end(job, TrainingStatus.FAILED, refused.getMessage(), job.state().log());
    } else if (job.state().cancelRequested()
        && refused.code().equals(Providers.UNAVAILABLE)
        && watch.failures >= MOST_FAILURES) {
      end(
          job,
          TrainingStatus.CANCELED,
          "Canceled while its provider was away, which may still hold it.",
          job.state().log());
    } else {
      LOG.info("Training {} waits: {}", job.id(), refused.getMessage());
      say(job, refused.getMessage() + " The training goes on when it can.");
      again(job.id(), watch, pauseAfter(watch));
    }
  }

  private void failed(TrainingJob job, Throwable unexpected, Watch watch) {
    LOG.error("A step of training {} failed.", job.id(), unexpected);
    if (watch.failures >= MOST_FAILURES) {
      end(
          job,
          TrainingStatus.FAILED,
          "The provider or the platform failed again and again; the log of the node says why.",
          job.state().log());
    } else {
      again(job.id(), watch, pauseAfter(watch));
    }
  }

  private Duration pauseAfter(Watch watch) {
    Duration pause = Duration.ofSeconds(1L << Math.min(watch.failures++, 6));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private void again(String id, Watch watch, Duration pause) {
    if (watch.next != null) {
      watch.next.cancel(false);
    }
    try {
      watch.next = timer.schedule(() -> wake(id), pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopping) {
      LOG.debug("Training {} goes on after the restart.", id);
    }
  }

  private void say(TrainingJob job, String message) {
    update(job, job.state().saying(message));
  }

  private void update(TrainingJob job, State state) {
    if (!state.equals(job.state())) {
      followers.publish(store.update(job.id(), state));
    }
  }

  private void end(TrainingJob job, TrainingStatus status, String message, List<String> log) {
    steps.tidy(job);
    ended(store.update(job.id(), job.state().ended(status, message, log, Instant.now())));
  }

  private void ended(TrainingJob job) {
    LOG.info("Training {} of model {} ended: {}.", job.id(), job.modelId(), job.state().status());
    slots.release(job.providerId(), job.id());
    followers.publish(job);
    wakeWaiting(job.providerId());
  }

  private void wakeWaiting(String providerId) {
    store.unfinished().stream()
        .filter(job -> job.providerId().equals(providerId) && job.state().reference().isEmpty())
        .forEach(job -> wake(job.id()));
  }
}
