package art.painter.readiness.declarations;

import art.painter.api.ProviderId;
import art.painter.api.readiness.Assessment;
import art.painter.api.readiness.Finding;
import art.painter.api.readiness.Finding.Severity;
import art.painter.api.readiness.ReadinessRule;
import art.painter.api.readiness.ReadinessSubject;
import art.painter.api.verification.VerificationCase;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Is the artist verified by every method that the platform asks for? */
@Component(configurationPid = VerificationRule.PID)
@Designate(ocd = VerificationRule.Config.class)
@ProviderId("declarations.verification")
public final class VerificationRule implements ReadinessRule {
  static final String PID = "art.painter.readiness.declarations.verification";

  private final List<String> methods;

  @ObjectClassDefinition(name = "Readiness: verification")
  @interface Config {
    @AttributeDefinition(
        description =
            "The verification methods that must be approved before a training, split by commas; empty asks for none.")
    String methods() default "account, rights";

    @AttributeDefinition(
        description =
            "The rule's share of the whole score, 0 to 1000; a missing approval blocks whatever the score is.",
        min = "0",
        max = "1000")
    int weight() default 3;
  }

  @Activate
  public VerificationRule(Config config) {
    methods =
        Arrays.stream(config.methods().split(","))
            .map(String::strip)
            .filter(method -> !method.isEmpty())
            .distinct()
            .sorted()
            .toList();
  }

  @Override
  public List<String> inputs(ReadinessSubject subject) {
    return methods.stream()
        .map(method -> method + "=" + state(subject, method).map(Enum::name).orElse("none"))
        .toList();
  }

  @Override
  public Assessment assess(ReadinessSubject subject) {
    List<Finding> open =
        methods.stream()
            .flatMap(method -> finding(method, state(subject, method)).stream())
            .toList();
    return new Assessment(
        open.isEmpty() ? 100 : 100 * (methods.size() - open.size()) / methods.size(), open);
  }

  private static Optional<VerificationCase.State> state(ReadinessSubject subject, String method) {
    return Optional.ofNullable(subject.verifications().get(method));
  }

  private static Optional<Finding> finding(
      String method, Optional<VerificationCase.State> reached) {
    String name = '"' + method + '"';
    if (reached.isEmpty()) {
      return blocking(
          "The verification " + name + " was not asked for since what it is about last changed.",
          "Ask for the verification " + name + ".");
    }
    return switch (reached.get()) {
      case APPROVED -> Optional.empty();
      case IN_REVIEW ->
          blocking(
              "The verification " + name + " waits for a reviewer.",
              "Wait for the reviewer's decision.");
      case REJECTED ->
          blocking(
              "The verification " + name + " was refused.",
              "Read the reasons in its case, mend what they name and ask for it again.");
      case UNDECIDED ->
          blocking(
              "The verification " + name + " could not be carried out.",
              "Ask for the verification "
                  + name
                  + " again; tell the operator if that does not"
                  + " help.");
    };
  }

  private static Optional<Finding> blocking(String message, String action) {
    return Optional.of(new Finding(Severity.BLOCKING, message, action, List.of()));
  }
}
