package art.painter.readiness.declarations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import art.painter.api.readiness.Assessment;
import art.painter.api.readiness.Finding.Severity;
import art.painter.api.readiness.ReadinessRule;
import art.painter.testkit.Change;
import art.painter.testkit.ReadinessRuleContract;
import art.painter.testkit.Scene;
import art.painter.testkit.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LicenseRuleTest extends ReadinessRuleContract {
  @Override
  protected ReadinessRule rule() {
    return new LicenseRule(Configs.of(LicenseRule.Config.class, Map.of()));
  }

  @Override
  protected Optional<Settings<ReadinessRule>> settings() {
    return Optional.of(Settings.of(LicenseRule.Config.class, LicenseRule::new));
  }

  @Override
  protected Set<Change> matters() {
    return Set.of(Change.NO_TERMS);
  }

  @Override
  protected boolean looksAtWorks() {
    return false;
  }

  @Test
  void a_model_without_terms_is_blocked() {
    Assessment answer = assess(Change.NO_TERMS.of(Scene.of(12)));
    assertEquals(0, answer.score());
    assertEquals(Severity.BLOCKING, answer.findings().get(0).severity());
  }

  @Test
  void a_model_with_terms_has_the_full_score() {
    assertEquals(new Assessment(100, List.of()), assess(Scene.of(12)));
  }

  private Assessment assess(Scene scene) {
    return rule().assess(scene.readiness());
  }
}
