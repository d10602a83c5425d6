package art.painter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import art.painter.api.consent.ConsentStore;
import art.painter.api.consent.TrainingConsent;
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
}
