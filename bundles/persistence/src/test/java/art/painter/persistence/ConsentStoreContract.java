package art.painter.persistence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import art.painter.api.artwork.Rights;
import art.painter.api.consent.ConsentReceipt;
import art.painter.api.consent.ConsentStore;
import art.painter.api.consent.Notice;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.consent.WrittenReceipt;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class ConsentStoreContract extends StoreContract {
  ConsentStore store;

  @BeforeEach
  void open() {
    store = new JdbcConsentStore(database());
  }

  @Test
  void consentsAreFoundAsTheyWereGivenAndNeverReplaced() {
    TrainingConsent one = consent(id(), "model");
    TrainingConsent two = consent(id(), "model");
    List.of(one, two, consent(id(), "other")).forEach(store::add);
    assertEquals(Optional.of(one), store.find(one.id()));
    assertThrows(RuntimeException.class, () -> store.add(consent(one.id(), "changed")));
    assertEquals(Optional.of(one), store.find(one.id()));
    assertEquals(Optional.empty(), store.find("none"));
    assertPaged(List.of(one, two), page -> store.list("model", page));
  }

  @Test
  void aReceiptIsKeptAsItWasFirstWritten() {
    WrittenReceipt first = receipt("receipt", new byte[] {0, -1, 10, 65});
    store.add(first);
    assertSame(first, store.add(receipt("receipt", new byte[] {1})));
    assertSame(first, store.findReceipt("receipt").orElseThrow());
    assertEquals(Optional.empty(), store.findReceipt("none"));
  }

  @Test
  void aLargeReceiptIsKept() {
    WrittenReceipt large = receipt("receipt", new byte[500_000]);
    store.add(large);
    assertSame(large, store.findReceipt("receipt").orElseThrow());
  }

  @Test
  void theSameReceiptAtOnceIsOne() throws Exception {
    var written = race(8, () -> store.add(receipt("receipt", id().getBytes(UTF_8))));
    var bytes = new HashSet<String>();
    written.forEach(receipt -> bytes.add(new String(receipt.bytes(), UTF_8)));
    assertEquals(1, bytes.size());
  }

  private static void assertSame(WrittenReceipt expected, WrittenReceipt actual) {
    assertEquals(expected.receipt(), actual.receipt());
    assertEquals(expected.format(), actual.format());
    assertEquals(expected.mediaType(), actual.mediaType());
    assertArrayEquals(expected.bytes(), actual.bytes());
  }

  private static WrittenReceipt receipt(String id, byte[] bytes) {
    var receipt =
        new ConsentReceipt(
            id,
            HASH,
            "cheri",
            "Chéri",
            "model",
            "version",
            HASH,
            "Painter 1",
            "local",
            ConsentReceipt.PRIVATE_TEST,
            HASH,
            "consent",
            HASH,
            NOW);
    return new WrittenReceipt(receipt, ORIGIN, "application/json", bytes);
  }

  private static TrainingConsent consent(String id, String modelId) {
    return new TrainingConsent(
        id,
        1,
        "cheri",
        "FR",
        modelId,
        4,
        List.of(new TrainingConsent.Work("a", HASH, Rights.SELF_CREATED)),
        HASH,
        HASH,
        "local",
        "Painter 1",
        new Notice("2026-11", "en", "I agree.\n\"ß\"", HASH),
        NOW);
  }
}
