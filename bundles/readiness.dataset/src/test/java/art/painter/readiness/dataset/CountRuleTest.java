package art.painter.readiness.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.readiness.Assessment;
import art.painter.api.readiness.Finding;
import art.painter.api.readiness.Finding.Severity;
import art.painter.api.readiness.ReadinessRule;
import art.painter.testkit.Change;
import art.painter.testkit.ReadinessRuleContract;
import art.painter.testkit.Scene;
import art.painter.testkit.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountRuleTest extends ReadinessRuleContract {
  @Override
  protected ReadinessRule rule() {
    return new CountRule(Configs.of(CountRule.Config.class, Map.of()));
  }

  @Override
  protected Optional<Settings<ReadinessRule>> settings() {
    return Optional.of(Settings.of(CountRule.Config.class, CountRule::new));
  }

  @Override
  protected Set<Change> matters() {
    return Set.of(Change.WORK_ADDED, Change.WORK_REMOVED);
  }

  @ParameterizedTest
  @CsvSource({"10, 70", "12, 76", "15, 85", "19, 97", "20, 100", "300, 100"})
  void from_the_needed_number_on_the_score_grows_gently(int works, int score) {
    assertEquals(score, assess(works).score());
    assertFalse(assess(works).findings().stream().anyMatch(Finding::blocks));
  }

  @ParameterizedTest
  @CsvSource({"0, 10", "1, 9", "9, 1"})
  void fewer_than_needed_block_and_the_finding_says_how_many_are_missing(int works, int missing) {
    Finding finding = assess(works).findings().get(0);
    assertEquals(Severity.BLOCKING, finding.severity());
    assertEquals("Select at least " + missing + " more.", finding.action());
  }

  @Test
  void the_needed_number_is_configured() {
    CountRule rule = new CountRule(Configs.of(CountRule.Config.class, Map.of("needed", "3")));
    assertFalse(rule.assess(Scene.of(3).readiness()).findings().stream().anyMatch(Finding::blocks));
    assertTrue(rule.assess(Scene.of(2).readiness()).findings().stream().anyMatch(Finding::blocks));
  }

  private Assessment assess(int works) {
    return rule().assess(Scene.of(works).readiness());
  }
}
