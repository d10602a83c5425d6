package art.painter.readiness.declarations;

import art.painter.api.ProviderId;
import art.painter.api.model.SafetyConfirmation;
import art.painter.api.readiness.Assessment;
import art.painter.api.readiness.Finding;
import art.painter.api.readiness.Finding.Severity;
import art.painter.api.readiness.ReadinessRule;
import art.painter.api.readiness.ReadinessSubject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Has the artist confirmed what has to be confirmed of the selected works? */
@Component(configurationPid = SafetyRule.PID)
@Designate(ocd = SafetyRule.Config.class)
@ProviderId("declarations.safety")
public final class SafetyRule implements ReadinessRule {
  static final String PID = "art.painter.readiness.declarations.safety";

  @ObjectClassDefinition(name = "Readiness: safety confirmations")
  @interface Config {
    @AttributeDefinition(
        description =
            "The rule's share of the whole score, 0 to 1000; a missing confirmation blocks whatever the score is.",
        min = "0",
        max = "1000")
    int weight() default 3;
  }

  /** The parameter makes its defaults, the weight among them, service properties. */
  @Activate
  public SafetyRule(Config config) {}

  @Override
  public List<String> inputs(ReadinessSubject subject) {
    return List.of("confirmed=" + new TreeSet<>(subject.model().setup().confirmations()));
  }

  @Override
  public Assessment assess(ReadinessSubject subject) {
    Set<SafetyConfirmation> given = subject.model().setup().confirmations();
    List<Finding> missing =
        Stream.of(SafetyConfirmation.values())
            .filter(confirmation -> !given.contains(confirmation))
            .map(SafetyRule::missing)
            .toList();
    int all = SafetyConfirmation.values().length;
    return new Assessment(100 * (all - missing.size()) / all, missing);
  }

  private static Finding missing(SafetyConfirmation confirmation) {
    String what =
        switch (confirmation) {
          case NO_COPYRIGHTED_CHARACTERS ->
              "no work shows a character that somebody else holds the rights in";
          case NO_SCRAPED_CONTENT -> "no work was scraped from the web or another collection";
          case NO_OTHER_ARTISTS_WORK -> "no work is another artist's";
        };
    return new Finding(
        Severity.BLOCKING,
        "It is not confirmed that " + what + ".",
        "Look through the selected works, take out those of which it is not true, and confirm"
            + " it.",
        List.of());
  }
}
