package art.painter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import art.painter.api.consent.ConsentStore;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.log.RecordKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class ConsentStoreContract extends StoreContract {
  @Test
  void consents_are_found_as_they_were_given_and_never_replaced() {
    ConsentStore store = new JdbcConsentStore(database());
    TrainingConsent one = TrainingConsents.sample(id(), "model");
    TrainingConsent two = TrainingConsents.sample(id(), "model");
    List.of(one, two, TrainingConsents.sample(id(), "other")).forEach(store::add);
    assertEquals(Optional.of(one), store.find(one.id()));
    assertThrows(
        RuntimeException.class, () -> store.add(TrainingConsents.sample(one.id(), "changed")));
    assertEquals(Optional.of(one), store.find(one.id()));
    assertEquals(Optional.empty(), store.find("none"));
    assertPaged(List.of(one, two), page -> store.list("model", page));
  }

  @Test
  void a_withdrawal_is_asked_for_once_and_found_until_it_is_logged() {
    ConsentStore store = new JdbcConsentStore(database());
    TrainingConsent one = TrainingConsents.sample(id(), "model");
    TrainingConsent two = TrainingConsents.sample(id(), "other");
    TrainingConsent unlogged = TrainingConsents.sample(id(), "third");
    List.of(one, two, unlogged).forEach(store::add);
    SampleLog log = new SampleLog(new JdbcLogStore(database()));
    log.append(
        SampleLog.record(RecordKind.CONSENT, one.id(), Optional.empty()),
        SampleLog.record(RecordKind.CONSENT, two.id(), Optional.empty()));
    assertEquals(Optional.empty(), store.withdrawalAsked(one.id()));
    assertEquals(List.of(), store.withdrawalsToLog(10));

    store.askWithdrawal(two.id(), NOW.plusSeconds(1));
    store.askWithdrawal(one.id(), NOW.plusSeconds(2));
    store.askWithdrawal(two.id(), NOW.plusSeconds(3));
    store.askWithdrawal(unlogged.id(), NOW);
    store.askWithdrawal("none", NOW);
    assertEquals(Optional.of(NOW.plusSeconds(1)), store.withdrawalAsked(two.id()));
    assertEquals(Optional.empty(), store.withdrawalAsked("none"));
    assertEquals(List.of(two, one), store.withdrawalsToLog(10));
    assertEquals(List.of(two), store.withdrawalsToLog(1));

    log.append(
        SampleLog.record(RecordKind.WITHDRAWAL, two.id() + ".withdrawal", Optional.of(two.id())));
    assertEquals(List.of(one), store.withdrawalsToLog(10));
    assertEquals(Optional.of(NOW.plusSeconds(1)), store.withdrawalAsked(two.id()));
    assertEquals(Optional.of(two), store.find(two.id()));
  }
}
