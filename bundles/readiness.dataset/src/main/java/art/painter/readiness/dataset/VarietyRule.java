package art.painter.readiness.dataset;

import art.painter.api.ProviderId;
import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.ArtworkFacts;
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

/** Do the works differ, or are many of them the same picture over again? */
@Component(configurationPid = VarietyRule.PID)
@Designate(ocd = VarietyRule.Config.class)
@ProviderId("dataset.variety")
public final class VarietyRule implements ReadinessRule {
  static final String PID = "art.painter.readiness.dataset.variety";

  private final int distance;
  private final double most;

  @ObjectClassDefinition(name = "Readiness: variety")
  @interface Config {
    @AttributeDefinition(
        description =
            "Works whose 64-bit difference hashes differ in at most this many bits look alike.",
        min = "0",
        max = "64")
    int distance() default 8;

    @AttributeDefinition(
        description =
            "A training is blocked when more than this share of the works looks alike, 0 to 1.",
        min = "0",
        max = "1")
    double most_alike() default 0.5;

    @AttributeDefinition(
        description = "The rule's share of the whole score, 0 to 1000.",
        min = "0",
        max = "1000")
    int weight() default 20;
  }

  @Activate
  public VarietyRule(Config config) {
    distance = config.distance();
    most = config.most_alike();
  }

  @Override
  public List<String> inputs(ReadinessSubject subject) {
    return Works.lines(
        subject,
        List.of("distance=" + distance, "most-alike=" + most),
        work -> fact(work, ArtworkFacts.DHASH) + " " + fact(work, ArtworkFacts.DHASH_MIRROR));
  }

  private static String fact(Artwork work, String name) {
    return work.facts().fact(name).orElse("-");
  }

  @Override
  public Assessment assess(ReadinessSubject subject) {
    List<Artwork> works = Works.of(subject);
    if (works.isEmpty()) {
      return Works.NONE;
    }
    List<List<Artwork>> alike = LookAlikes.among(works, distance);
    List<Finding> findings = alike.stream().map(group -> finding(group, works.size())).toList();
    int repeated = alike.stream().mapToInt(group -> group.size() - 1).sum();
    return new Assessment(100 * (works.size() - repeated) / works.size(), findings);
  }

  private Finding finding(List<Artwork> group, int all) {
    if (group.size() > most * all) {
      return Works.finding(
          Severity.BLOCKING,
          group,
          group.size() + " of " + all + " works look almost the same, also mirrored: %s.",
          "Keep one of them and select works that differ.");
    }
    return Works.finding(
        Severity.WARNING,
        group,
        "These works look almost the same, also mirrored: %s.",
        "Keep one of them, so that the model does not learn it by heart.");
  }
}
