package art.painter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private static final List<String> TWELVE =
      IntStream.rangeClosed(1, 12).mapToObj(i -> "w" + i).toList();

  @Test
  void takesOutAllThatAFindingBlocksAlsoBelowTheFewest() {
    var report = report("dataset.resolution", "BLOCKING", "w1", "w2", "w3");

    assertEquals(Set.of("w1", "w2", "w3"), Selection.toTakeOut(report, TWELVE).keySet());
  }

  @Test
  void keepsTheFirstOfWorksThatLookAlike() {
    var warning = report("dataset.variety", "WARNING", "w1", "w2");
    var blocking = report("dataset.variety", "BLOCKING", "w1", "w2", "w3", "w4", "w5", "w6", "w7");

    assertEquals(Set.of("w2"), Selection.toTakeOut(warning, TWELVE).keySet());
    assertEquals(6, Selection.toTakeOut(blocking, TWELVE).size());
  }

  @Test
  void keepsLookAlikesThatAreOnlyWarnedOfWhenTooFewWouldRemain() {
    var report = report("dataset.variety", "WARNING", "w1", "w2", "w3", "w4");

    assertEquals(Set.of("w2", "w3"), Selection.toTakeOut(report, TWELVE).keySet());
    assertEquals(Set.of(), Selection.toTakeOut(report, TWELVE.subList(0, 10)).keySet());
  }

  @Test
  void leavesOtherWarningsAndFindingsAboutTheModelAlone() {
    assertEquals(
        Set.of(), Selection.toTakeOut(report("dataset.quality", "WARNING", "w1"), TWELVE).keySet());
    assertEquals(
        Set.of(), Selection.toTakeOut(report("dataset.count", "BLOCKING"), TWELVE).keySet());
  }

  @Test
  void endsSinceWhatIsOutIsNotTakenOutAgain() {
    var report = report("dataset.resolution", "BLOCKING", "w1");

    assertEquals(Set.of(), Selection.toTakeOut(report, TWELVE.subList(1, 12)).keySet());
  }

  private static JsonNode report(String rule, String severity, String... ids) {
    return Api.JSON.valueToTree(
        Map.of(
            "results",
            List.of(
                Map.of(
                    "rule", Map.of("id", rule),
                    "findings",
                        List.of(
                            Map.of(
                                "severity",
                                severity,
                                "message",
                                "why",
                                "artworkIds",
                                Stream.of(ids).toList()))))));
  }
}
