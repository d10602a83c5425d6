package art.painter.readiness.dataset;

import art.painter.api.ProviderId;
import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.ArtworkFacts;
import art.painter.api.readiness.Assessment;
import art.painter.api.readiness.Finding;
import art.painter.api.readiness.Finding.Severity;
import art.painter.api.readiness.ReadinessRule;
import art.painter.api.readiness.ReadinessSubject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Is there something to be seen on each work, and clearly? It warns and never blocks. */
@Component(configurationPid = QualityRule.PID)
@Designate(ocd = QualityRule.Config.class)
@ProviderId("dataset.quality")
public final class QualityRule implements ReadinessRule {
  static final String PID = "art.painter.readiness.dataset.quality";

  private final double sharpness;
  private final double contrast;
  private final double oneColour;

  @ObjectClassDefinition(name = "Readiness: picture quality")
  @interface Config {
    @AttributeDefinition(
        description =
            "A work looks blurred below this variance of the Laplacian. Photographs are often held to 100, which would flag many sharp paintings.",
        min = "0")
    double sharpness() default 50;

    @AttributeDefinition(
        description = "A work is blank below this standard deviation of luminance, 0 to 127.5.",
        min = "0",
        max = "127.5")
    double contrast() default 4;

    @AttributeDefinition(
        description =
            "A work is blank when one single colour has more than this share of it, 0 to 1.",
        min = "0",
        max = "1")
    double one_colour() default 0.95;

    @AttributeDefinition(
        description = "The rule's share of the whole score, 0 to 1000.",
        min = "0",
        max = "1000")
    int weight() default 15;
  }

  @Activate
  public QualityRule(Config config) {
    sharpness = config.sharpness();
    contrast = config.contrast();
    oneColour = config.one_colour();
  }

  @Override
  public List<String> inputs(ReadinessSubject subject) {
    return Works.lines(
        subject,
        List.of("sharpness=" + sharpness, "contrast=" + contrast, "one-colour=" + oneColour),
        QualityRule::facts);
  }

  private static String facts(Artwork work) {
    return Stream.of(
            ArtworkFacts.SHARPNESS,
            ArtworkFacts.CONTRAST,
            ArtworkFacts.DOMINANT_COLOUR,
            ArtworkFacts.COLOUR_PROFILE)
        .map(name -> work.facts().fact(name).orElse("-"))
        .collect(Collectors.joining(" "));
  }

  @Override
  public Assessment assess(ReadinessSubject subject) {
    List<Artwork> works = Works.of(subject);
    if (works.isEmpty()) {
      return Works.NONE;
    }
    List<Finding> findings = new ArrayList<>();
    List<Artwork> blank =
        warn(
            findings,
            works,
            this::isBlank,
            "There is almost nothing to be seen on %s.",
            "Take blank sheets and flat colour fields out; they teach a model nothing.");
    List<Artwork> blurred =
        warn(
            findings,
            works,
            // A blank sheet has no edges either; to call it blurred as well would help nobody.
            work -> !isBlank(work) && isBlurred(work),
            "These works look blurred: %s.",
            "Upload sharper scans or photographs, unless the softness is how you paint.");
    List<Artwork> forPrint =
        warn(
            findings,
            works,
            QualityRule::isForPrint,
            "The colours are meant for print (CMYK) and may shift: %s.",
            "Export these works in sRGB and upload them again.");
    double poor = blank.size() + 0.7 * blurred.size() + 0.3 * forPrint.size();
    return new Assessment((int) Math.max(0, 100 - 100 * poor / works.size()), findings);
  }

  private static List<Artwork> warn(
      List<Finding> findings,
      List<Artwork> works,
      Predicate<Artwork> poor,
      String message,
      String action) {
    List<Artwork> found = works.stream().filter(poor).toList();
    if (!found.isEmpty()) {
      findings.add(Works.finding(Severity.WARNING, found, message, action));
    }
    return found;
  }

  private boolean isBlank(Artwork work) {
    ArtworkFacts facts = work.facts();
    return facts.number(ArtworkFacts.CONTRAST).orElse(Double.MAX_VALUE) < contrast
        || facts.number(ArtworkFacts.DOMINANT_COLOUR).orElse(0) > oneColour;
  }

  private boolean isBlurred(Artwork work) {
    return work.facts().number(ArtworkFacts.SHARPNESS).orElse(Double.MAX_VALUE) < sharpness;
  }

  private static boolean isForPrint(Artwork work) {
    return work.facts().fact(ArtworkFacts.COLOUR_PROFILE).filter("CMYK"::equals).isPresent();
  }
}
