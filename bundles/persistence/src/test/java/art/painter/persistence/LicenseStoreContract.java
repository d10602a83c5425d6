package art.painter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
    assertEquals(terms, store.add(terms, "text"));
    assertEquals(terms, store.add(terms(NOW.plusSeconds(1)), "other"));
    assertEquals(Optional.of("text"), store.text(HASH));
    assertEquals(Optional.empty(), store.text("none"));
    assertEquals(Optional.of(terms), store.find(HASH));
    assertEquals(Optional.empty(), store.find("none"));
  }

  @Test
  void theSameTermsAtOnceAreOne() throws Exception {
    LicenseStore store = new JdbcLicenseStore(database());
    var seconds = new AtomicInteger();
    var stored =
        race(8, () -> store.add(terms(NOW.plusSeconds(seconds.incrementAndGet())), "text"));
    assertEquals(1, new HashSet<>(stored).size());
  }

  @Test
  void terms_of_before_get_their_text_once() {
    LicenseStore store = new JdbcLicenseStore(database());
    store.add(terms(NOW), "text");
    database().write(handle -> handle.execute("update license_terms set text = null"));
    assertEquals(Optional.empty(), store.text(HASH));
    store.add(terms(NOW), "found again");
    store.add(terms(NOW), "other");
    assertEquals(Optional.of("found again"), store.text(HASH));
  }

  @Test
  void the_text_stays_readable_when_a_category_of_the_terms_is_no_more() {
    LicenseStore store = new JdbcLicenseStore(database());
    store.add(terms(NOW), "text");
    database()
        .write(handle -> handle.execute("update license_terms set restricted = '[\"GONE\"]'"));
    assertThrows(RuntimeException.class, () -> store.find(HASH));
    assertEquals(Optional.of("text"), store.text(HASH));
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
