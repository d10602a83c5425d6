package art.painter.readiness.declarations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import art.painter.api.model.SafetyConfirmation;
import art.painter.api.readiness.Assessment;
import art.painter.api.readiness.Finding.Severity;
import art.painter.api.readiness.ReadinessRule;
import art.painter.testkit.Change;
import art.painter.testkit.ReadinessRuleContract;
import art.painter.testkit.Scene;
import art.painter.testkit.Settings;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SafetyRuleTest extends ReadinessRuleContract {
  @Override
  protected ReadinessRule rule() {
    return new SafetyRule(Configs.of(SafetyRule.Config.class, Map.of()));
  }

  @Override
  protected Optional<Settings<ReadinessRule>> settings() {
    return Optional.of(Settings.of(SafetyRule.Config.class, SafetyRule::new));
  }

  @Override
  protected Set<Change> matters() {
    return Set.of(Change.CONFIRMATIONS);
  }

  @Override
  protected boolean looksAtWorks() {
    return false;
  }

  @ParameterizedTest
  @EnumSource
  void each_missing_confirmation_blocks_with_a_finding_of_its_own(SafetyConfirmation missing) {
    Set<SafetyConfirmation> others = EnumSet.complementOf(EnumSet.of(missing));
    Scene scene = Scene.of(12);
    Assessment answer = assess(scene.with(scene.model().setup().withConfirmations(others)));
    assertEquals(1, answer.findings().size());
    assertEquals(Severity.BLOCKING, answer.findings().get(0).severity());
    assertEquals(66, answer.score());
  }

  @Test
  void without_any_confirmation_there_is_no_score() {
    Scene scene = Scene.of(12);
    Assessment answer = assess(scene.with(scene.model().setup().withConfirmations(Set.of())));
    assertEquals(0, answer.score());
    assertEquals(3, answer.findings().size());
  }

  private Assessment assess(Scene scene) {
    return rule().assess(scene.readiness());
  }
}
