package art.painter.readiness.declarations;

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

/** Has the artist set license terms? Setting them takes at least one tier. */
@Component(configurationPid = LicenseRule.PID)
@Designate(ocd = LicenseRule.Config.class)
@ProviderId("declarations.license")
public final class LicenseRule implements ReadinessRule {
  static final String PID = "art.painter.readiness.declarations.license";

  @ObjectClassDefinition(name = "Readiness: license terms")
  @interface Config {
    @AttributeDefinition(
        description =
            "The rule's share of the whole score, 0 to 1000; missing terms block whatever the score is.",
        min = "0",
        max = "1000")
    int weight() default 3;
  }

  /** The parameter makes its defaults, the weight among them, service properties. */
  @Activate
  public LicenseRule(Config config) {}

  @Override
  public List<String> inputs(ReadinessSubject subject) {
    return List.of("terms=" + (areSet(subject) ? "set" : "none"));
  }

  @Override
  public Assessment assess(ReadinessSubject subject) {
    if (areSet(subject)) {
      return new Assessment(100, List.of());
    }
    return new Assessment(
        0,
        List.of(
            new Finding(
                Severity.BLOCKING,
                "No license terms are set.",
                "Choose at least one license tier, and rule out what you do not want to be made.",
                List.of())));
  }

  private static boolean areSet(ReadinessSubject subject) {
    return subject.model().setup().termsHash().isPresent();
  }
}
