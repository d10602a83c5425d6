package art.painter.core.consent;

import art.painter.api.consent.ConsentStore;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.record.Records;
import art.painter.api.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Withdrawals. Each stands from the moment it is asked for; its record is logged at once if that
 * can be, or else as soon as it can.
 */
final class Withdrawals implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Withdrawals.class);
  private static final String ALL = "all";
  private static final int MOST_AT_ONCE = 100;
  private static final Duration AGAIN = Duration.ofHours(1);

  // A consent is completed while it is asked for again, which takes seconds.
  private static final Duration UNLOGGED_IS_KEPT = Duration.ofDays(1);

  private final ConsentStore store;
  private final Records records;
  private final ConsentStates states;
  private final Schedule.Timers timers;

  Withdrawals(ConsentStore store, Records records, ConsentStates states, Schedule schedule) {
    this.store = store;
    this.records = records;
    this.states = states;
    this.timers = schedule.open("withdrawal", (id, failures) -> logAll(failures));
    try {
      // What was asked for before this process began.
      timers.wake(ALL);
    } catch (RuntimeException notNow) {
      close();
      throw notNow;
    }
  }

  void ask(TrainingConsent consent) {
    try {
      store.askWithdrawal(consent.id(), Instant.now());
    } finally {
      // Also when its answer was lost: whoever is told looks at what is so.
      states.tell(consent.id());
    }
    LOG.info("Consent {} is withdrawn.", consent.id());
    try {
      log(consent);
    } catch (RuntimeException notNow) {
      LOG.warn("The record of its withdrawal follows: {}", notNow.getMessage());
      wakeIfPossible();
    }
  }

  private void wakeIfPossible() {
    try {
      timers.wake(ALL);
    } catch (RuntimeException notNow) {
      LOG.warn("Withdrawals are logged after a while: {}", notNow.getMessage());
    }
  }

  /** Logs the withdrawal that was asked for. */
  void log(TrainingConsent consent) {
    Optional<Instant> asked = store.withdrawalAsked(consent.id());
    if (asked.isPresent()) {
      records.keep(ConsentContent.withdrawal(consent, asked.get()));
    }
  }

  /** All of them, since one that cannot be logged must not hold up the others. */
  private Optional<Instant> logAll(int failures) {
    List<TrainingConsent> waiting = store.withdrawalsToLog(MOST_AT_ONCE);
    RuntimeException last = null;
    for (TrainingConsent consent : waiting) {
      try {
        log(consent);
        LOG.info("The withdrawal of consent {} is logged now.", consent.id());
      } catch (RuntimeException notNow) {
        last = notNow;
      }
    }
    if (last != null) {
      if (failures == 0) {
        LOG.warn("Withdrawals wait for their records: {}", last.getMessage());
      }
      throw last;
    }
    int removed = store.removeUnlogged(Instant.now().minus(UNLOGGED_IS_KEPT));
    if (removed > 0) {
      LOG.info("{} consents that were never logged as given are removed.", removed);
    }
    return Optional.of(waiting.size() < MOST_AT_ONCE ? Instant.now().plus(AGAIN) : Instant.now());
  }

  @Override
  public void close() {
    timers.close();
  }
}
