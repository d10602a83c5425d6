package art.painter.readiness.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.artwork.Artwork;
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

class ResolutionRuleTest extends ReadinessRuleContract {
  @Override
  protected ReadinessRule rule() {
    return new ResolutionRule(Configs.of(ResolutionRule.Config.class, Map.of()));
  }

  @Override
  protected Optional<Settings<ReadinessRule>> settings() {
    return Optional.of(Settings.of(ResolutionRule.Config.class, ResolutionRule::new));
  }

  @Override
  protected Set<Change> matters() {
    return Set.of(Change.FILE_NAME, Change.SIZE, Change.WORK_ADDED, Change.WORK_REMOVED);
  }

  @ParameterizedTest
  @CsvSource({"63, BLOCKING", "64, WARNING", "511, WARNING", "512, INFO", "1023, INFO"})
  void a_short_side_is_judged_by_its_pixels_and_the_work_is_named(int side, Severity severity) {
    Finding finding = only(Scene.of(12).withFirst(work -> work.name("small.png").size(side, 3000)));
    assertEquals(severity, finding.severity());
    assertTrue(finding.message().contains("\"small.png\""), finding.message());
    assertEquals(List.of(Samples.artwork(1).id()), finding.artworkIds());
  }

  @Test
  void works_from_the_good_size_on_have_the_full_score() {
    Scene scene = Scene.of(12).withFirst(work -> work.size(1024, 1024));
    assertEquals(new Assessment(100, List.of()), assess(scene));
  }

  @Test
  void larger_works_never_score_less() {
    int before = -1;
    for (int side = 1; side < 1100; side += 7) {
      int pixels = side;
      int score =
          assess(
                  Scene.of(
                      List.of(ArtworkBuilder.of(Samples.artwork(1)).size(pixels, 2000).build())))
              .score();
      assertTrue(score >= before, "at " + side);
      before = score;
    }
  }

  @Test
  void many_works_are_named_by_the_first_few_and_a_number_while_all_are_pointed_at() {
    List<Artwork> tiny =
        Samples.artworks(300).stream().map(a -> ArtworkBuilder.of(a).size(9, 9).build()).toList();
    Finding finding = only(Scene.of(tiny));
    assertTrue(finding.message().contains("and 295 more"), finding.message());
    assertEquals(300, finding.artworkIds().size());
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
