package art.painter.readiness.dataset;

import art.painter.api.ProviderId;
import art.painter.api.readiness.Assessment;
import art.painter.api.readiness.Finding;
import art.painter.api.readiness.Finding.Severity;
import art.painter.api.readiness.ReadinessRule;
import art.painter.api.readiness.ReadinessSubject;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Are there enough works to learn from? */
@Component(configurationPid = CountRule.PID)
@Designate(ocd = CountRule.Config.class)
@ProviderId("dataset.count")
public final class CountRule implements ReadinessRule {
  static final String PID = "art.painter.readiness.dataset.count";

  /** The score of a set that just reaches the needed number. */
  private static final int SCORE_OF_NEEDED = 70;

  private final int needed;
  private final int suggested;

  @ObjectClassDefinition(name = "Readiness: number of works")
  @interface Config {
    @AttributeDefinition(description = "Fewer works than this block a training.", min = "0")
    int needed() default 10;

    @AttributeDefinition(
        description = "From this number on the score is full; just the needed number scores 70.",
        min = "0")
    int suggested() default 20;

    @AttributeDefinition(
        description =
            "The rule's share of the whole score, 0 to 1000. The defaults of all nine rules add up to 100, 15 of them for declarations.",
        min = "0",
        max = "1000")
    int weight() default 20;
  }

  @Activate
  public CountRule(Config config) {
    needed = Math.max(1, config.needed());
    suggested = Math.max(needed, config.suggested());
  }

  @Override
  public List<String> inputs(ReadinessSubject subject) {
    return List.of(
        "needed=" + needed, "suggested=" + suggested, "works=" + subject.artworks().size());
  }

  @Override
  public Assessment assess(ReadinessSubject subject) {
    int count = subject.artworks().size();
    if (count < needed) {
      Finding tooFew =
          new Finding(
              Severity.BLOCKING,
              "%d of the %d works that a training needs are selected.".formatted(count, needed),
              "Select at least %d more.".formatted(needed - count),
              List.of());
      return new Assessment(
          (int) ((long) SCORE_OF_NEEDED * count / (2L * needed)), List.of(tooFew));
    }
    if (count < suggested) {
      Finding more =
          new Finding(
              Severity.INFO,
              "%d works are enough to begin; a model usually learns better from %d or more."
                  .formatted(count, suggested),
              "Add %d more if you have them.".formatted(suggested - count),
              List.of());
      int gained =
          (int) ((100L - SCORE_OF_NEEDED) * (count - needed) / ((long) suggested - needed));
      return new Assessment(SCORE_OF_NEEDED + gained, List.of(more));
    }
    return new Assessment(100, List.of());
  }
}
