package art.painter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import art.painter.api.Page;
import art.painter.api.consent.ConsentStore;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.log.RecordKind;
import java.util.HashSet;
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

  @Test
  void the_same_is_agreed_to_once_until_its_withdrawal_is_asked_for() throws Exception {
    ConsentStore store = new JdbcConsentStore(database());
    List<TrainingConsent> answers =
        race(8, () -> store.add(TrainingConsents.sample(id(), "model", HASH)));
    assertEquals(1, new HashSet<>(answers).size());
    TrainingConsent first = answers.get(0);
    assertEquals(List.of(first), store.list("model", Page.Request.first()).items());
    TrainingConsent other = TrainingConsents.sample(id(), "other", HASH);
    assertEquals(other, store.add(other));
    store.askWithdrawal(first.id(), NOW);
    TrainingConsent second = TrainingConsents.sample(id(), "model", HASH);
    assertEquals(second, store.add(second));
  }

  @Test
  void what_was_never_logged_and_is_no_longer_asked_for_is_removed() {
    ConsentStore store = new JdbcConsentStore(database());
    TrainingConsent logged = store.add(TrainingConsents.sample(id(), "model"));
    TrainingConsent unlogged = store.add(TrainingConsents.sample(id(), "model", HASH));
    new SampleLog(new JdbcLogStore(database()))
        .append(SampleLog.record(RecordKind.CONSENT, logged.id(), Optional.empty()));
    assertEquals(0, store.removeUnlogged(NOW));
    assertEquals(1, store.removeUnlogged(NOW.plusSeconds(1)));
    assertEquals(List.of(logged), store.list("model", Page.Request.first()).items());
    assertEquals(Optional.empty(), store.find(unlogged.id()));
  }
}
