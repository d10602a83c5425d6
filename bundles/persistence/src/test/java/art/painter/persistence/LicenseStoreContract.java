package art.painter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import art.painter.api.license.LicenseStore;
import art.painter.api.license.RestrictedCategory;
import art.painter.api.license.Terms;
import art.painter.api.license.Tier;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

abstract class LicenseStoreContract extends StoreContract {
  @Test
  void termsAreKeptAsTheyWereFirstSet() {
    LicenseStore store = new JdbcLicenseStore(database());
    Terms terms = terms(NOW);
    assertEquals(terms, store.add(terms));
    assertEquals(terms, store.add(terms(NOW.plusSeconds(1))));
    assertEquals(Optional.of(terms), store.find(HASH));
    assertEquals(Optional.empty(), store.find("none"));
  }

  @Test
  void theSameTermsAtOnceAreOne() throws Exception {
    LicenseStore store = new JdbcLicenseStore(database());
    var seconds = new AtomicInteger();
    var stored = race(8, () -> store.add(terms(NOW.plusSeconds(seconds.incrementAndGet()))));
    assertEquals(1, new HashSet<>(stored).size());
  }

  private static Terms terms(Instant created) {
    var tier = new Tier("demo", "1", "Demo", "To try.", List.of("Look."), List.of("Sell."), false);
    return new Terms(
        HASH,
        List.of(tier),
        Set.of(RestrictedCategory.NFT, RestrictedCategory.HATE),
        "n".repeat(2000),
        created);
  }
}
