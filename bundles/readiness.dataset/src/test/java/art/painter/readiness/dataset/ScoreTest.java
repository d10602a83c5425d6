package art.painter.readiness.dataset;

import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.ArtworkFacts;
import art.painter.api.readiness.Assessment;
import art.painter.api.readiness.Finding;
import art.painter.api.readiness.ReadinessRule;
import art.painter.testkit.ArtworkBuilder;
import art.painter.testkit.Samples;
import art.painter.testkit.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the default weights come to. A training needs a score of 60. */
class ScoreTest {
  /** The weights of the rules on declarations, which are full when everything is declared. */
  private static final int DECLARED = 15;

  private final CountRule.Config count = Configs.of(CountRule.Config.class, Map.of());
  private final FormatRule.Config format = Configs.of(FormatRule.Config.class, Map.of());
  private final ResolutionRule.Config resolution =
      Configs.of(ResolutionRule.Config.class, Map.of());
  private final VarietyRule.Config variety = Configs.of(VarietyRule.Config.class, Map.of());
  private final QualityRule.Config quality = Configs.of(QualityRule.Config.class, Map.of());
  private final Map<ReadinessRule, Integer> weights =
      Map.of(
          new CountRule(count), count.weight(),
          new FormatRule(format), format.weight(),
          new ResolutionRule(resolution), resolution.weight(),
          new VarietyRule(variety), variety.weight(),
          new QualityRule(quality), quality.weight());

  @Test
  void twelve_works_of_512_pixels_score_well_above_what_is_needed() {
    double score = score(twelve(512, 360, 0));
    assertTrue(score > 80, "scores " + score);
  }

  @Test
  void twelve_small_blurred_works_half_of_them_alike_do_not_reach_what_is_needed() {
    Scene poor = twelve(200, 12, 6);
    double score = score(poor);
    assertTrue(score < 60, "scores " + score);
    assertTrue(
        answers(poor).stream().flatMap(a -> a.findings().stream()).noneMatch(Finding::blocks),
        "only the score keeps this set from training");
  }

  private List<Assessment> answers(Scene scene) {
    return weights.keySet().stream().map(rule -> rule.assess(scene.readiness())).toList();
  }

  private double score(Scene scene) {
    double sum = 100 * DECLARED;
    double all = DECLARED;
    for (Map.Entry<ReadinessRule, Integer> rule : weights.entrySet()) {
      sum += rule.getKey().assess(scene.readiness()).score() * rule.getValue();
      all += rule.getValue();
    }
    return sum / all;
  }

  private static Scene twelve(int side, int sharpness, int alike) {
    List<Artwork> works = new ArrayList<>();
    for (Artwork work : Samples.artworks(12)) {
      ArtworkBuilder builder =
          ArtworkBuilder.of(work)
              .size(side, side)
              .fact(ArtworkFacts.SHARPNESS, Integer.toString(sharpness));
      if (works.size() < alike) {
        builder.fact(ArtworkFacts.DHASH, "0123456789abcdef");
      }
      works.add(builder.build());
    }
    return Scene.of(works);
  }
}
