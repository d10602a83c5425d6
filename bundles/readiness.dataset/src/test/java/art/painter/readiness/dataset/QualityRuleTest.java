package art.painter.readiness.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.ArtworkFacts;
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

class QualityRuleTest extends ReadinessRuleContract {
  @Override
  protected ReadinessRule rule() {
    return new QualityRule(Configs.of(QualityRule.Config.class, Map.of()));
  }

  @Override
  protected Optional<Settings<ReadinessRule>> settings() {
    return Optional.of(Settings.of(QualityRule.Config.class, QualityRule::new));
  }

  @Override
  protected Set<Change> matters() {
    return Set.of(
        Change.FILE_NAME,
        Change.SHARPNESS,
        Change.CONTRAST,
        Change.DOMINANT_COLOUR,
        Change.COLOUR_PROFILE,
        Change.WORK_ADDED,
        Change.WORK_REMOVED);
  }

  @ParameterizedTest
  @CsvSource({
    "sharpness, 49.9, true", "sharpness, 50, false",
    "contrast, 3.9, true", "contrast, 4, false",
    "dominant.colour, 0.96, true", "dominant.colour, 0.95, false",
    "colour.profile, CMYK, true", "colour.profile, Adobe RGB (1998), false"
  })
  void poor_pictures_are_warnings_that_name_them(String fact, String value, boolean poor) {
    Assessment answer = assess(Scene.of(12).withFirst(work -> work.fact(fact, value)));
    assertEquals(poor, answer.score() < 100);
    if (poor) {
      Finding finding = answer.findings().get(0);
      assertEquals(1, answer.findings().size());
      assertEquals(Severity.WARNING, finding.severity());
      assertTrue(finding.message().contains("\"landscape-01.png\""), finding.message());
      assertEquals(List.of(Samples.artwork(1).id()), finding.artworkIds());
    }
  }

  @Test
  void a_blank_sheet_is_not_called_blurred_as_well() {
    Scene scene =
        Scene.of(12)
            .withFirst(
                work -> work.fact(ArtworkFacts.CONTRAST, "0").fact(ArtworkFacts.SHARPNESS, "0"));
    assertTrue(only(scene).message().contains("nothing to be seen"));
  }

  @Test
  void even_the_poorest_set_is_not_blocked_by_quality_alone() {
    List<Artwork> works =
        Samples.artworks(12).stream()
            .map(a -> ArtworkBuilder.of(a).fact(ArtworkFacts.CONTRAST, "0").build())
            .toList();
    Assessment answer = assess(Scene.of(works));
    assertEquals(0, answer.score());
    assertFalse(answer.findings().stream().anyMatch(Finding::blocks));
  }

  @Test
  void the_limits_are_configured() {
    QualityRule rule =
        new QualityRule(Configs.of(QualityRule.Config.class, Map.of("sharpness", "1000")));
    assertTrue(rule.assess(Scene.of(12).readiness()).score() < 100);
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
