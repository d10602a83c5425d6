package art.painter.readiness.declarations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.artwork.Disclosure;
import art.painter.api.artwork.Rights;
import art.painter.api.readiness.Assessment;
import art.painter.api.readiness.Finding;
import art.painter.api.readiness.Finding.Severity;
import art.painter.api.readiness.ReadinessRule;
import art.painter.testkit.ArtworkBuilder;
import art.painter.testkit.Change;
import art.painter.testkit.ReadinessRuleContract;
import art.painter.testkit.Samples;
import art.painter.testkit.Scene;
import art.painter.testkit.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RightsRuleTest extends ReadinessRuleContract {
  @Override
  protected ReadinessRule rule() {
    return new RightsRule(Configs.of(RightsRule.Config.class, Map.of()));
  }

  @Override
  protected Optional<Settings<ReadinessRule>> settings() {
    return Optional.of(Settings.of(RightsRule.Config.class, RightsRule::new));
  }

  @Override
  protected Set<Change> matters() {
    return Set.of(
        Change.FILE_NAME,
        Change.RIGHTS,
        Change.DISCLOSURES,
        Change.NO_DECLARATION,
        Change.NO_EVIDENCE,
        Change.WORK_ADDED,
        Change.WORK_REMOVED);
  }

  @Test
  void works_without_a_declaration_block_and_are_named() {
    Finding finding = only(Scene.of(12).withFirst(ArtworkBuilder::undeclared));
    assertEquals(Severity.BLOCKING, finding.severity());
    assertTrue(finding.message().contains("\"landscape-01.png\""), finding.message());
    assertEquals(List.of(Samples.artwork(1).id()), finding.artworkIds());
  }

  @Test
  void one_work_with_evidence_is_enough_and_none_is_a_warning() {
    assertEquals(new Assessment(100, List.of()), assess(Scene.of(12)));
    Scene none = Scene.of(12).withFirst(ArtworkBuilder::withoutEvidence);
    assertEquals(Severity.WARNING, only(none).severity());
    assertEquals(80, assess(none).score());
  }

  @ParameterizedTest
  @CsvSource({
    "AI_GENERATED, WARNING",
    "THIRD_PARTY, WARNING",
    "COMMISSIONED, INFO",
    "COLLABORATIVE, INFO",
    "LICENSED, INFO"
  })
  void a_disclosure_is_told_and_costs_score_when_others_may_have_a_say(
      Disclosure disclosure, Severity severity) {
    Scene scene =
        Scene.of(12).withFirst(work -> work.declared(Rights.SELF_CREATED, "", disclosure));
    assertEquals(severity, only(scene).severity());
    assertTrue(only(scene).message().contains("\"landscape-01.png\""));
    assertEquals(severity == Severity.INFO, assess(scene).score() == 100);
  }

  @ParameterizedTest
  @EnumSource(names = {"COMMISSIONED", "WRITTEN_PERMISSION"})
  void rights_that_rest_on_somebody_else_are_told(Rights rights) {
    Scene scene = Scene.of(12).withFirst(work -> work.declared(rights, "From Ada."));
    assertEquals(Severity.INFO, only(scene).severity());
    assertEquals(100, assess(scene).score());
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
