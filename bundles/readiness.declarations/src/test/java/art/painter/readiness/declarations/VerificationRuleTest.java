package art.painter.readiness.declarations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.readiness.Assessment;
import art.painter.api.readiness.Finding;
import art.painter.api.readiness.Finding.Severity;
import art.painter.api.readiness.ReadinessRule;
import art.painter.api.verification.VerificationCase.State;
import art.painter.testkit.Change;
import art.painter.testkit.ReadinessRuleContract;
import art.painter.testkit.Scene;
import art.painter.testkit.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationRuleTest extends ReadinessRuleContract {
  @Override
  protected ReadinessRule rule() {
    return new VerificationRule(Configs.of(VerificationRule.Config.class, Map.of()));
  }

  @Override
  protected Optional<Settings<ReadinessRule>> settings() {
    return Optional.of(Settings.of(VerificationRule.Config.class, VerificationRule::new));
  }

  @Override
  protected Set<Change> matters() {
    return Set.of(Change.VERIFICATIONS);
  }

  @Override
  protected boolean looksAtWorks() {
    return false;
  }

  @ParameterizedTest
  @CsvSource({
    "IN_REVIEW, waits for a reviewer",
    "REJECTED, was refused",
    "UNDECIDED, could not be carried out"
  })
  void a_method_that_is_not_approved_blocks_and_says_where_it_stands(State state, String words) {
    Finding finding = only(Scene.of(12).with(Map.of("account", State.APPROVED, "rights", state)));
    assertEquals(Severity.BLOCKING, finding.severity());
    assertTrue(finding.message().contains("\"rights\" " + words), finding.message());
  }

  @Test
  void a_method_that_was_never_asked_for_blocks_and_says_so() {
    Finding finding = only(Scene.of(12).with(Map.of("account", State.APPROVED)));
    assertEquals(Severity.BLOCKING, finding.severity());
    assertEquals("Ask for the verification \"rights\".", finding.action());
  }

  @Test
  void without_any_approval_there_is_no_score() {
    assertEquals(0, assess(Scene.of(12).with(Map.of())).score());
  }

  @Test
  void the_methods_are_configured() {
    VerificationRule rule =
        new VerificationRule(
            Configs.of(VerificationRule.Config.class, Map.of("methods", "passport, account")));
    Assessment answer = rule.assess(Scene.of(12).readiness());
    assertEquals(50, answer.score());
    assertTrue(answer.findings().get(0).message().contains("\"passport\""));
  }

  private Assessment assess(Scene scene) {
    return rule().assess(scene.readiness());
  }

  private Finding only(Scene scene) {
    List<Finding> findings = assess(scene).findings();
    assertEquals(1, findings.size(), findings::toString);
    return findings.get(0);
  }
}
