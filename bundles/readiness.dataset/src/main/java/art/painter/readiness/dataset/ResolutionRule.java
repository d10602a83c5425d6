package art.painter.readiness.dataset;

import art.painter.api.ProviderId;
import art.painter.api.artwork.Artwork;
import art.painter.api.readiness.Assessment;
import art.painter.api.readiness.Finding;
import art.painter.api.readiness.Finding.Severity;
import art.painter.api.readiness.ReadinessRule;
import art.painter.api.readiness.ReadinessSubject;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Are the works large enough to show their detail? */
@Component(configurationPid = ResolutionRule.PID)
@Designate(ocd = ResolutionRule.Config.class)
@ProviderId("dataset.resolution")
public final class ResolutionRule implements ReadinessRule {
  static final String PID = "art.painter.readiness.dataset.resolution";

  private static final int SCORE_OF_RECOMMENDED = 80;
  private static final int SCORE_BELOW_RECOMMENDED = 50;

  private final int least;
  private final int recommended;
  private final int good;

  @ObjectClassDefinition(name = "Readiness: resolution")
  @interface Config {
    @AttributeDefinition(description = "Fewer pixels than this block a training.", min = "1")
    int least() default 64;

    @AttributeDefinition(description = "Fewer pixels than this are a warning.", min = "1")
    int recommended() default 512;

    @AttributeDefinition(
        description = "From this number of pixels on the score is full.",
        min = "1")
    int good() default 1024;

    @AttributeDefinition(
        description = "The rule's share of the whole score, 0 to 1000.",
        min = "0",
        max = "1000")
    int weight() default 25;
  }

  @Activate
  public ResolutionRule(Config config) {
    least = Math.max(1, config.least());
    recommended = Math.max(least, config.recommended());
    good = Math.max(recommended, config.good());
  }

  @Override
  public List<String> inputs(ReadinessSubject subject) {
    return Works.lines(
        subject,
        List.of("least=" + least, "recommended=" + recommended, "good=" + good),
        work -> Integer.toString(work.facts().shortSide()));
  }

  @Override
  public Assessment assess(ReadinessSubject subject) {
    List<Artwork> works = Works.of(subject);
    if (works.isEmpty()) {
      return Works.NONE;
    }
    List<Finding> findings = new ArrayList<>();
    List<Artwork> tiny = between(works, Integer.MIN_VALUE, least);
    if (!tiny.isEmpty()) {
      findings.add(
          Works.finding(
              Severity.BLOCKING,
              tiny,
              "The shorter side has fewer than " + least + " pixels: %s.",
              "Upload these works larger, or take them out."));
    }
    List<Artwork> small = between(works, least, recommended);
    if (!small.isEmpty()) {
      findings.add(
          Works.finding(
              Severity.WARNING,
              small,
              "The shorter side has fewer than " + recommended + " pixels: %s.",
              "Upload these works at " + recommended + " pixels or more if you have them so."));
    }
    List<Artwork> fair = between(works, recommended, good);
    if (!fair.isEmpty()) {
      findings.add(
          Works.finding(
              Severity.INFO,
              fair,
              "Large enough, though " + good + " pixels or more would show finer detail: %s.",
              ""));
    }
    double total = works.stream().mapToDouble(work -> score(work.facts().shortSide())).sum();
    return new Assessment((int) (total / works.size()), findings);
  }

  private static List<Artwork> between(List<Artwork> works, int from, int below) {
    return works.stream()
        .filter(work -> work.facts().shortSide() >= from && work.facts().shortSide() < below)
        .toList();
  }

  private double score(int side) {
    if (side < least) {
      return 0;
    }
    if (side < recommended) {
      return share(side, least, recommended) * SCORE_BELOW_RECOMMENDED;
    }
    return side >= good
        ? 100
        : SCORE_OF_RECOMMENDED + share(side, recommended, good) * (100 - SCORE_OF_RECOMMENDED);
  }

  private static double share(int side, int from, int to) {
    return (side - from) / (double) (to - from);
  }
}
