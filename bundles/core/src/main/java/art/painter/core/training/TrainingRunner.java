package art.painter.core.training;

import art.painter.api.PlatformException;
import art.painter.api.consent.Consents;
import art.painter.api.schedule.Schedule;
import art.painter.api.training.TrainingJob;
import art.painter.api.training.TrainingJob.Attempt;
import art.painter.api.training.TrainingProvider;
import art.painter.api.training.TrainingReport;
import art.painter.api.training.TrainingStatus;
import art.painter.api.training.TrainingStore;
import art.painter.core.plugin.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves trainings on, one step at a time, from what is stored. A training has a durable timer while
 * there is something to do for it alone: to begin it, to look for one that may have begun, to
 * cancel it, to take its end in. Those that simply run are asked for together by {@link
 * RunningTrainings}.
 */
final class TrainingRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingRunner.class);
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
  private static final Duration UNDECIDED_AGAIN = Duration.ofHours(1);

  private final TrainingStore store;
  private final ProviderService providers;
  private final ConsentGate gate;
  private final TrainingSteps steps;
  private final Followers followers;
  private final Slots slots;
  private final Schedule.Timers timers;
  // Timers that are due run as soon as they are opened, when this object is not whole yet.
  private final CountDownLatch opened = new CountDownLatch(1);
  private final RunningTrainings running;
  private final WakeUps wakeUps;

  TrainingRunner(
      TrainingStore store,
      ProviderService providers,
      Consents consents,
      TrainingSteps steps,
      Followers followers,
      Schedule schedule) {
    this.store = store;
    this.providers = providers;
    this.gate = new ConsentGate(consents);
    this.steps = steps;
    this.followers = followers;
    this.slots = new Slots(id -> store.running(id).keySet());
    this.timers = schedule.open("training", this::step);
    this.running = new RunningTrainings(store, providers, gate, followers, schedule, timers);
    this.wakeUps = new WakeUps(store, gate, slots, running, timers, schedule);
    opened.countDown();
    try {
      wakeUps.resumeSoon();
    } catch (RuntimeException notNow) {
      // Or the kinds of timers stay taken, and no other runner can be made.
      close();
      throw notNow;
    }
  }

  WakeUps wakeUps() {
    return wakeUps;
  }

  private Optional<Instant> step(String id, int failures) throws InterruptedException {
    opened.await();
    Optional<TrainingJob> found = store.find(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    TrainingJob job = found.get();
    if (job.state().status().isFinal()) {
      // Its end may have been stored although the step that did so failed.
      return ended(job);
    }
    try {
      return step(job, failures);
    } catch (MovedOn other) {
      return in(Duration.ZERO);
    }
  }

  private Optional<Instant> step(TrainingJob job, int failures) {
    Optional<PlatformException> obstacle = gate.obstacle(job);
    boolean withdrawn = obstacle.filter(ConsentGate::isWithdrawal).isPresent();
    boolean cancel = job.state().cancelRequested();
    if (job.state().mayRun()) {
      return withdrawn && !cancel ? cancel(job) : goOn(job, failures);
    }
    if (withdrawn || cancel) {
      String why = withdrawn ? obstacle.get().getMessage() : "Canceled before it began.";
      return end(job, TrainingStatus.CANCELED, why, job.state().log());
    }
    return obstacle.isPresent() ? rest(job, obstacle.get().getMessage()) : goOn(job, failures);
  }

  private Optional<Instant> cancel(TrainingJob job) {
    LOG.info("Training {} is canceled, since its consent was withdrawn.", job.id());
    store.requestCancel(job.id());
    return in(Duration.ZERO);
  }

  /** It holds nobody up, and those behind it are told so once. */
  private Optional<Instant> rest(TrainingJob job, String why) {
    boolean heldOthersUp = slots.failed(job.providerId(), job.id());
    if (heldOthersUp || !job.state().message().equals(why)) {
      say(job, why);
      wakeUps.wakeWaiting(job.providerId());
    }
    // Its resumption wakes this one; should that go wrong, it wakes by itself.
    return in(LOOK_AGAIN);
  }

  private Optional<Instant> goOn(TrainingJob job, int failures) {
    try (Lease<TrainingProvider> lease = providers.lease(job.providerId())) {
      return step(job, lease);
    } catch (MovedOn other) {
      throw other;
    } catch (PlatformException refused) {
      return refused(since(job), refused, failures);
    } catch (RuntimeException | Error unexpected) {
      // Also errors: a provider that is being replaced may throw a NoClassDefFoundError.
      return failed(since(job), unexpected, failures);
    }
  }

  private Optional<Instant> step(TrainingJob job, Lease<TrainingProvider> lease) {
    try {
      return job.state().reference().isPresent()
          ? ask(job, lease.service())
          : job.state().mayRun() ? find(job, lease.service()) : begin(job, lease.service());
    } catch (MovedOn other) {
      throw other;
    } catch (RuntimeException | Error failure) {
      lease.failed(failure);
      throw failure;
    }
  }

  /** The training as this step has left it, unless an operator decided about it meanwhile. */
  private TrainingJob since(TrainingJob job) {
    TrainingJob now = store.find(job.id()).orElseThrow(MovedOn::new);
    boolean wasUndecided = job.state().attempt().filter(Attempt::undecided).isPresent();
    if (wasUndecided && !now.state().attempt().equals(job.state().attempt())) {
      throw new MovedOn();
    }
    return now;
  }

  private Optional<Instant> begin(TrainingJob job, TrainingProvider provider) {
    int before = store.waitingBefore(job);
    if (!slots.take(job.providerId(), job.id(), before, provider.describe().capacity())) {
      say(job, "Waits for its turn, place " + (before + 1) + ".");
      // The end of another training wakes this one; should that go wrong, it wakes by itself.
      return in(LOOK_AGAIN);
    }
    try {
      TrainingJob prepared =
          job.state().attempt().isPresent() ? job : publish(steps.prepare(job, provider));
      return began(steps.start(prepared, provider));
    } finally {
      if (store.find(job.id()).orElse(job).state().mayRun()) {
        slots.began(job.providerId(), job.id());
      } else {
        slots.failed(job.providerId(), job.id());
      }
    }
  }

  /** Goes on with a training that the provider has, or of whose start the answer was lost. */
  private Optional<Instant> began(TrainingJob job) {
    publish(job);
    wakeUps.wakeWaiting(job.providerId());
    return in(Duration.ZERO);
  }

  private Optional<Instant> find(TrainingJob job, TrainingProvider provider) {
    Attempt attempt = job.state().attempt().orElseThrow();
    Optional<String> reference = provider.find(attempt.preparation(), attempt.sent().orElseThrow());
    if (reference.isPresent()) {
      LOG.info("Training {} had begun as {}.", job.id(), reference.get());
      return began(store.update(job, job.state().begun(reference.get())).orElseThrow(MovedOn::new));
    }
    LOG.info("Training {} had not begun.", job.id());
    publish(steps.notBegun(job));
    slots.release(job.providerId(), job.id());
    return in(Duration.ZERO);
  }

  private Optional<Instant> ask(TrainingJob job, TrainingProvider provider) {
    String reference = job.state().reference().orElseThrow();
    if (job.state().cancelRequested()) {
      provider.cancel(reference);
    }
    TrainingReport report = provider.status(reference);
    switch (report.status()) {
      case SUCCEEDED -> {
        Optional<String> withdrawal = gate.withdrawal(job);
        return withdrawal.isPresent()
            ? end(
                job,
                TrainingStatus.CANCELED,
                notTaken(withdrawal.get(), provider, report),
                report.log())
            : ended(steps.succeed(job, report));
      }
      case FAILED -> {
        return end(job, report.status(), report.message(), report.log());
      }
      case CANCELED -> {
        String why = gate.withdrawal(job).orElse(report.message());
        return end(job, report.status(), why, report.log());
      }
      default -> {
        update(job, job.state().at(report));
        running.wakeLater(job.providerId());
        return job.state().cancelRequested()
            ? in(provider.describe().pollInterval())
            : Optional.empty();
      }
    }
  }

  private static String notTaken(
      String withdrawal, TrainingProvider provider, TrainingReport report) {
    return "%s What was trained is not taken in. The provider %s may still hold it as %s."
        .formatted(
            withdrawal, provider.describe().title(), report.result().orElseThrow().version());
  }

  private Optional<Instant> refused(TrainingJob job, PlatformException refused, int failures) {
    Setback setback = Setback.of(job, refused, failures);
    if (setback.outcome() == Setback.Outcome.WAITS) {
      LOG.info("Training {} waits: {}", job.id(), refused.getMessage());
      say(job, setback.message());
      throw refused;
    }
    return settle(job, setback);
  }

  private Optional<Instant> failed(TrainingJob job, Throwable unexpected, int failures) {
    LOG.error("A step of training {} failed.", job.id(), unexpected);
    if (failures < Setback.MOST_FAILURES) {
      throw new IllegalStateException("The step is taken again.", unexpected);
    }
    return settle(
        job,
        Setback.forGood(
            job,
            "The provider or the platform failed again and again; the log of the node says why."));
  }

  private Optional<Instant> settle(TrainingJob job, Setback setback) {
    return switch (setback.outcome()) {
      case UNDECIDED -> leaveToAPerson(job, setback.message());
      case CANCELED -> end(job, TrainingStatus.CANCELED, setback.message(), job.state().log());
      default -> end(job, TrainingStatus.FAILED, setback.message(), job.state().log());
    };
  }

  private Optional<Instant> leaveToAPerson(TrainingJob job, String why) {
    LOG.warn("Training {} waits for an operator's decision: {}", job.id(), why);
    update(
        job,
        job.state()
            .beginning(
                job.state().packageHash().orElseThrow(),
                job.state().attempt().map(Attempt::leftToAPerson),
                why + " It waits for an operator to look."));
    return in(UNDECIDED_AGAIN);
  }

  private static Optional<Instant> in(Duration pause) {
    return Optional.of(Instant.now().plus(pause));
  }

  private void say(TrainingJob job, String message) {
    update(job, job.state().saying(message));
  }

  private void update(TrainingJob job, TrainingJob.State state) {
    if (!state.equals(job.state())) {
      publish(store.update(job, state).orElseThrow(MovedOn::new));
    }
  }

  private TrainingJob publish(TrainingJob job) {
    followers.publish(job);
    return job;
  }

  private Optional<Instant> end(
      TrainingJob job, TrainingStatus status, String message, List<String> log) {
    steps.tidy(job);
    return ended(
        store
            .update(job, job.state().ended(status, message, log, Instant.now()))
            .orElseThrow(MovedOn::new));
  }

  private Optional<Instant> ended(TrainingJob job) {
    LOG.info("Training {} of model {} ended: {}.", job.id(), job.modelId(), job.state().status());
    slots.release(job.providerId(), job.id());
    publish(job);
    wakeUps.wakeWaiting(job.providerId());
    return Optional.empty();
  }

  @Override
  public void close() {
    wakeUps.close();
    running.close();
    timers.close();
  }
}
