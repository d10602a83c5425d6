package art.painter.readiness.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.readiness.Assessment;
import art.painter.api.readiness.Finding;
import art.painter.api.readiness.Finding.Severity;
import art.painter.api.readiness.ReadinessRule;
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
import org.junit.jupiter.params.provider.ValueSource;

class FormatRuleTest extends ReadinessRuleContract {
  @Override
  protected ReadinessRule rule() {
    return new FormatRule(Configs.of(FormatRule.Config.class, Map.of()));
  }

  @Override
  protected Optional<Settings<ReadinessRule>> settings() {
    return Optional.of(Settings.of(FormatRule.Config.class, FormatRule::new));
  }

  @Override
  protected Set<Change> matters() {
    return Set.of(Change.FILE_NAME, Change.FILE_TYPE, Change.WORK_ADDED, Change.WORK_REMOVED);
  }

  @Test
  void a_type_that_is_not_accepted_blocks_and_is_named() {
    Finding finding =
        only(Scene.of(12).withFirst(work -> work.name("sketch.gif").type("image/gif")));
    assertEquals(Severity.BLOCKING, finding.severity());
    assertTrue(finding.message().contains("\"sketch.gif\""), finding.message());
    assertEquals(List.of(Samples.artwork(1).id()), finding.artworkIds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.jpg", "a.JPEG", "a.webp", "a.psd", "a.png.gif"})
  void a_name_that_contradicts_the_content_is_a_warning_that_names_it(String name) {
    Finding finding = only(Scene.of(12).withFirst(work -> work.name(name)));
    assertEquals(Severity.WARNING, finding.severity());
    assertTrue(finding.message().contains("\"" + name + "\""), finding.message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.png", "a.PNG", "a", "png", "sheet v1.2", "a."})
  void a_name_that_promises_nothing_else_is_fine(String name) {
    assertEquals(100, assess(Scene.of(12).withFirst(work -> work.name(name))).score());
  }

  @Test
  void the_accepted_types_are_configured() {
    FormatRule rule =
        new FormatRule(
            Configs.of(FormatRule.Config.class, Map.of("accepted", "image/gif, image/PNG")));
    Scene scene = Scene.of(12).withFirst(work -> work.name("a.gif").type("image/gif"));
    assertEquals(new Assessment(100, List.of()), rule.assess(scene.readiness()));
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
