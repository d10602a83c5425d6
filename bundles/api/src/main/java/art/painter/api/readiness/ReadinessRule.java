package art.painter.api.readiness;

import art.painter.api.SelfChecked;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One rule. All rules that run are asked. A rule is known by its {@link
 * art.painter.api.ProviderId}; its share of the whole score is its service property {@value
 * #WEIGHT} (0 to 1,000, default 10; 0 only finds and never scores).
 *
 * <p>Implementations must be safe for concurrent calls, may be interrupted when they take too long,
 * and see facts only.
 */
@ConsumerType
public interface ReadinessRule extends SelfChecked {
  /** The service property with the rule's weight, an Integer. */
  String WEIGHT = "weight";

  /**
   * {@return what this rule's answer depends on, as plain lines; their hash is kept in the report}
   *
   * @param subject the subject
   */
  List<String> inputs(ReadinessSubject subject);

  /**
   * Looks at a model.
   *
   * @param subject the subject
   * @return score and findings; a thrown exception becomes an {@link Finding.Severity#ERROR}
   *     finding that blocks
   */
  Assessment assess(ReadinessSubject subject);
}
