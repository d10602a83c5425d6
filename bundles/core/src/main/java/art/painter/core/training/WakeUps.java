package art.painter.core.training;

import art.painter.api.schedule.Schedule;
import art.painter.api.training.TrainingStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What makes trainings due: the platform has started, or a provider, a consent or the training
 * ahead has changed.
 */
final class WakeUps implements AutoCloseable {
  private static final Duration RESUME_AGAIN = Duration.ofMinutes(5);

  // The end of one training wakes the next ones in the queue; those behind them wait anyway.
  private static final int MOST_WOKEN = 10;

  private final TrainingStore store;
  private final ConsentGate gate;
  private final Slots slots;
  private final RunningTrainings running;
  private final Schedule.Timers timers;
  private final Schedule.Timers resuming;

  WakeUps(
      TrainingStore store,
      ConsentGate gate,
      Slots slots,
      RunningTrainings running,
      Schedule.Timers timers,
      Schedule schedule) {
    this.store = store;
    this.gate = gate;
    this.slots = slots;
    this.running = running;
    this.timers = timers;
    // Last, since what is due runs at once.
    this.resuming = schedule.open("training-resume", (id, failures) -> resume());
  }

  /** Looks for everything that can go on. */
  void resumeSoon() {
    resuming.wake("all");
  }

  /** Again after a while: what was lost between a write and the wake-up after it is found here. */
  private Optional<Instant> resume() {
    Set<String> busy = store.busyProviders();
    running.resume(busy);
    for (String providerId : busy) {
      store.running(providerId).forEach(this::addUnlessItSimplyRuns);
      wakeWaiting(providerId);
    }
    store.canceling().forEach(timers::add);
    return Optional.of(Instant.now().plus(RESUME_AGAIN));
  }

  private void addUnlessItSimplyRuns(String id, String reference) {
    if (reference.isEmpty() || store.find(id).flatMap(gate::withdrawal).isPresent()) {
      timers.add(id);
    }
  }

  void wake(String id) {
    timers.wake(id);
  }

  void wakeByReference(String providerId, String reference) {
    store.findByReference(providerId, reference).ifPresent(job -> wake(job.id()));
  }

  /** Those that cannot be begun now do not count: they hold nobody up. */
  void wakeWaiting(String providerId) {
    store.waiting(providerId, MOST_WOKEN + slots.failing(providerId)).forEach(this::wake);
  }

  /** Each looks at its consent as it goes on. */
  void consentChanged(String consentId) {
    store.unfinishedUnder(consentId).forEach(this::wake);
  }

  @Override
  public void close() {
    resuming.close();
  }
}
