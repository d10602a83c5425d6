package art.painter.example.readiness;

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

// snippet: component
/** Are the works of a shape of which a training, which looks at squares, sees most? */
@Component(configurationPid = ShapeRule.PID)
@Designate(ocd = ShapeRule.Config.class)
@ProviderId("example.shape")
public final class ShapeRule implements ReadinessRule {
  static final String PID = "art.painter.example.readiness";

  // end: component
  private final double most;

  // snippet: config
  @ObjectClassDefinition(name = "Example: the shape of works")
  @interface Config {
    @AttributeDefinition(description = "A work is long when one side is this many times the other.")
    double most() default 3.0;

    @AttributeDefinition(description = "The rule's share of the whole score.")
    int weight() default 10;
  }

  @Activate
  public ShapeRule(Config config) {
    most = config.most();
    if (!(most >= 1)) {
      throw new IllegalArgumentException("most must be 1 or more, and is " + most);
    }
  }

  // end: config

  // snippet: inputs
  /** Everything that the answer depends on, and nothing else: its hash is kept in the report. */
  @Override
  public List<String> inputs(ReadinessSubject subject) {
    List<String> lines = new ArrayList<>();
    lines.add("most=" + most);
    subject.artworks().stream()
        .map(work -> work.id() + " " + work.facts().width() + "x" + work.facts().height())
        .sorted()
        .forEach(lines::add);
    return lines;
  }

  // end: inputs

  // snippet: assess
  @Override
  public Assessment assess(ReadinessSubject subject) {
    int works = subject.artworks().size();
    if (works == 0) {
      return new Assessment(0, List.of(warning("No works are selected yet.", List.of())));
    }
    List<String> tooLong =
        subject.artworks().stream().filter(this::isLong).map(Artwork::id).sorted().toList();
    if (tooLong.isEmpty()) {
      return new Assessment(100, List.of());
    }
    String message =
        "%d of the %d works are so long that a training sees little of them."
            .formatted(tooLong.size(), works);
    return new Assessment(
        100 * (works - tooLong.size()) / works, List.of(warning(message, tooLong)));
  }

  // end: assess

  private boolean isLong(Artwork work) {
    int shorter = Math.min(work.facts().width(), work.facts().height());
    int longer = Math.max(work.facts().width(), work.facts().height());
    return longer > most * shorter;
  }

  private static Finding warning(String message, List<String> artworkIds) {
    return new Finding(
        Severity.WARNING,
        message,
        "Select works, or parts of works, that are closer to a square.",
        artworkIds);
  }
}
