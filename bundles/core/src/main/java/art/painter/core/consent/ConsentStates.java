package art.painter.core.consent;

import art.painter.api.PlatformException;
import art.painter.api.consent.ConsentState;
import art.painter.api.consent.ConsentState.Standing;
import art.painter.api.consent.ConsentStore;
import art.painter.api.consent.Consents;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.log.Decision;
import art.painter.api.log.RecordKind;
import art.painter.api.log.TransparencyLog;
import art.painter.api.record.Records;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How consents stand: what the artists decided, in the order of the log. That a withdrawal was
 * asked for counts at once.
 */
final class ConsentStates {
  private static final Logger LOG = LoggerFactory.getLogger(ConsentStates.class);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final ConsentStore store;
  private final TransparencyLog log;
  private final Records records;
  private final EventAdmin events;

  ConsentStates(ConsentStore store, TransparencyLog log, Records records, EventAdmin events) {
    this.store = store;
    this.log = log;
    this.records = records;
    this.events = events;
  }

  /** How it stands; one in force without a break has neither time nor record. */
  ConsentState of(String consentId) {
    Optional<Instant> asked = store.withdrawalAsked(consentId);
    if (asked.isEmpty()) {
      return of(log.decisions(consentId));
    }
    ConsentState withdrawn = new ConsentState(Standing.WITHDRAWN, asked, Optional.empty());
    try {
      return Optional.of(of(log.decisions(consentId)))
          .filter(logged -> logged.standing() == Standing.WITHDRAWN)
          .orElse(withdrawn);
    } catch (PlatformException cannotTell) {
      return withdrawn;
    }
  }

  /** Of two who pause or resume at once both may be in the log; the first of them counts. */
  static ConsentState of(List<Decision> decisions) {
    ConsentState state = new ConsentState(Standing.IN_FORCE, Optional.empty(), Optional.empty());
    for (Decision decision : decisions) {
      Standing next = standing(decision.kind());
      if (state.standing() != next && state.standing() != Standing.WITHDRAWN) {
        state = new ConsentState(next, Optional.of(decision.logged()), Optional.of(decision.id()));
      }
    }
    return state;
  }

  private static Standing standing(RecordKind decision) {
    return switch (decision) {
      case WITHDRAWAL -> Standing.WITHDRAWN;
      case PAUSE -> Standing.PAUSED;
      case RESUMPTION -> Standing.IN_FORCE;
      default -> throw new IllegalStateException(decision + " is no decision about a consent");
    };
  }

  void requireInForce(String consentId) {
    ConsentState state = of(consentId);
    switch (state.standing()) {
      case WITHDRAWN -> throw withdrawn(state);
      case PAUSED ->
          throw PlatformException.conflict(
              Consents.PAUSED,
              "You paused your consent on %s. Resume it to go on.".formatted(date(state)));
      case IN_FORCE -> {}
    }
  }

  private static PlatformException withdrawn(ConsentState state) {
    return PlatformException.conflict(
        Consents.WITHDRAWN, "You withdrew your consent on %s.".formatted(date(state)));
  }

  private static String date(ConsentState state) {
    return DATE.format(state.since().orElse(Instant.EPOCH));
  }

  void pause(TrainingConsent consent) {
    unlessWithdrawn(consent, Standing.PAUSED, RecordKind.PAUSE);
  }

  void resume(TrainingConsent consent) {
    unlessWithdrawn(consent, Standing.IN_FORCE, RecordKind.RESUMPTION);
  }

  private void unlessWithdrawn(TrainingConsent consent, Standing wanted, RecordKind decision) {
    ConsentState state = of(consent.id());
    if (state.standing() == Standing.WITHDRAWN) {
      throw withdrawn(state);
    }
    if (state.standing() != wanted) {
      String recordId = UuidCreator.getTimeOrderedEpoch().toString();
      records.keep(ConsentContent.decision(recordId, decision, consent));
      LOG.info("Consent {} is {} now.", consent.id(), wanted);
      tell(consent.id());
    }
  }

  void tell(String consentId) {
    try {
      events.postEvent(
          new Event(Consents.CHANGED_TOPIC, Map.of(Consents.CHANGED_CONSENT, consentId)));
    } catch (RuntimeException stopping) {
      // What was decided is kept already, and everybody looks there before they act.
      LOG.warn("That consent {} changed could not be told.", consentId, stopping);
    }
  }
}
