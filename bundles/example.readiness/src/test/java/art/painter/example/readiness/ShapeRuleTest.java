package art.painter.example.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import art.painter.api.readiness.Assessment;
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

// snippet: contract
class ShapeRuleTest extends ReadinessRuleContract {
  private static final Settings<ReadinessRule> SETTINGS =
      Settings.of(ShapeRule.Config.class, ShapeRule::new);

  @Override
  protected ReadinessRule rule() {
    return SETTINGS.with(Map.of());
  }

  @Override
  protected Optional<Settings<ReadinessRule>> settings() {
    return Optional.of(SETTINGS);
  }

  @Override
  protected Set<Change> matters() {
    return Set.of(Change.SIZE, Change.WORK_ADDED, Change.WORK_REMOVED);
  }

  @Test
  void a_long_work_costs_its_share_and_is_pointed_at() {
    Scene scene = Scene.of(4).withFirst(work -> work.size(4000, 1000));
    Assessment answer = rule().assess(scene.readiness());
    assertEquals(75, answer.score());
    assertEquals(List.of(Samples.artwork(1).id()), answer.findings().get(0).artworkIds());
  }

  // end: contract

  @Test
  void a_work_of_exactly_the_configured_shape_is_not_long() {
    Scene scene = Scene.of(4).withFirst(work -> work.size(1000, 3000));
    assertEquals(100, rule().assess(scene.readiness()).score());
    assertEquals(
        75, SETTINGS.with(Map.of("most", "2.5")).assess(scene.readiness()).score(), "configured");
  }
}
