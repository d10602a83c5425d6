package art.painter.readiness.dataset;

import art.painter.api.ProviderId;
import art.painter.api.artwork.Artwork;
import art.painter.api.readiness.Assessment;
import art.painter.api.readiness.Finding;
import art.painter.api.readiness.Finding.Severity;
import art.painter.api.readiness.ReadinessRule;
import art.painter.api.readiness.ReadinessSubject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Is each file of a type that can be learned from, and what its name says it is? */
@Component(configurationPid = FormatRule.PID)
@Designate(ocd = FormatRule.Config.class)
@ProviderId("dataset.format")
public final class FormatRule implements ReadinessRule {
  static final String PID = "art.painter.readiness.dataset.format";

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("avif", "image/avif"),
          Map.entry("bmp", "image/bmp"),
          Map.entry("gif", "image/gif"),
          Map.entry("heic", "image/heic"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("png", "image/png"),
          Map.entry("psd", "image/vnd.adobe.photoshop"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("tif", "image/tiff"),
          Map.entry("tiff", "image/tiff"),
          Map.entry("webp", "image/webp"));

  private final Set<String> accepted;

  @ObjectClassDefinition(name = "Readiness: file types")
  @interface Config {
    @AttributeDefinition(
        description =
            "Media types that can be learned from, split by commas; others block a training.")
    String accepted() default "image/jpeg, image/png, image/webp";

    @AttributeDefinition(
        description = "The rule's share of the whole score, 0 to 1000.",
        min = "0",
        max = "1000")
    int weight() default 5;
  }

  @Activate
  public FormatRule(Config config) {
    accepted =
        Arrays.stream(config.accepted().toLowerCase(Locale.ROOT).split(","))
            .map(String::strip)
            .filter(type -> !type.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public List<String> inputs(ReadinessSubject subject) {
    return Works.lines(subject, List.of("accepted=" + accepted), work -> work.facts().mediaType());
  }

  @Override
  public Assessment assess(ReadinessSubject subject) {
    List<Artwork> works = Works.of(subject);
    if (works.isEmpty()) {
      return Works.NONE;
    }
    List<Artwork> refused =
        works.stream().filter(work -> !accepted.contains(work.facts().mediaType())).toList();
    List<Artwork> misnamed =
        works.stream().filter(work -> !refused.contains(work) && isMisnamed(work)).toList();
    List<Finding> findings = new ArrayList<>();
    if (!refused.isEmpty()) {
      findings.add(
          Works.finding(
              Severity.BLOCKING,
              refused,
              "No model can learn from files of this type here: %s.",
              "Save these works as JPG, PNG or WebP and upload them again, or take them out."));
    }
    if (!misnamed.isEmpty()) {
      findings.add(
          Works.finding(
              Severity.WARNING,
              misnamed,
              "The name promises another type of file than the content is: %s.",
              "Check that these are the files you meant, then upload them under their right"
                  + " names."));
    }
    int good = works.size() - refused.size() - misnamed.size();
    return new Assessment((100 * good + 50 * misnamed.size()) / works.size(), findings);
  }

  private static boolean isMisnamed(Artwork work) {
    String name = work.fileName();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(TYPES.get(extension))
        .filter(promised -> !promised.equals(work.facts().mediaType()))
        .isPresent();
  }
}
