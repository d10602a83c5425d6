package art.painter.persistence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import art.painter.api.readiness.Assessment;
import art.painter.api.readiness.Finding;
import art.painter.api.readiness.ReadinessReport;
import art.painter.api.readiness.ReadinessStore;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class ReadinessStoreContract extends StoreContract {
  @Test
  void whatIsAddedIsFoundAsItWasAndNeverReplaced() {
    ReadinessStore store = new JdbcReadinessStore(database());
    ReadinessReport report = report(id(), 70);
    store.add(report);
    assertEquals(Optional.of(report), store.find(report.id()));
    assertThrows(RuntimeException.class, () -> store.add(report(report.id(), 71)));
    assertEquals(Optional.of(report), store.find(report.id()));
    assertEquals(Optional.empty(), store.find("none"));
  }

  private static ReadinessReport report(String id, int score) {
    var finding =
        new Finding(Finding.Severity.BLOCKING, "Too few works.", "Add 3.", List.of("a", "b"));
    return new ReadinessReport(
        id,
        "model",
        2,
        score,
        75,
        false,
        List.of(
            new ReadinessReport.Result(ORIGIN, 10, new Assessment(40, List.of(finding)), HASH),
            new ReadinessReport.Result(ORIGIN, 0, new Assessment(100, List.of()), HASH)),
        NOW);
  }
}
