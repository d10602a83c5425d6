package art.painter.example.verification;

import art.painter.api.ProviderId;
import art.painter.api.artwork.Artwork;
import art.painter.api.artwork.Evidence;
import art.painter.api.verification.Verdict;
import art.painter.api.verification.Verdict.Decision;
import art.painter.api.verification.VerificationSubject;
import art.painter.api.verification.Verifier;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

// snippet: component
/**
 * Are source files recorded for the works, in layers and larger than the picture? Whoever only
 * found a picture has none. Their names and sizes are all that is known of them, so a reviewer has
 * the last word.
 */
@Component(configurationPid = SourceFileVerifier.PID)
@Designate(ocd = SourceFileVerifier.Config.class)
@ProviderId("example.source-file")
public final class SourceFileVerifier implements Verifier {
  static final String PID = "art.painter.example.verification";

  // end: component
  private final Set<String> endings;
  private final int needed;

  @ObjectClassDefinition(name = "Example: source files of the works")
  @interface Config {
    @AttributeDefinition(description = "The endings of names of source files.")
    String endings() default "kra, psd, xcf, clip, ora, procreate, afphoto, tif";

    @AttributeDefinition(description = "For how many works a source file must be recorded.")
    int needed() default 1;
  }

  @Activate
  public SourceFileVerifier(Config config) {
    endings =
        Arrays.stream(config.endings().toLowerCase(Locale.ROOT).split(","))
            .map(String::strip)
            .filter(ending -> !ending.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
    needed = config.needed();
    if (needed < 1) {
      throw new IllegalArgumentException("needed must be 1 or more, and is " + needed);
    }
    if (endings.isEmpty()) {
      throw new IllegalArgumentException("endings must name one kind of source file at least");
    }
  }

  // snippet: basis
  @Override
  public boolean aboutArtworks() {
    return true;
  }

  /** When any of these lines changes, an earlier approval no longer counts. */
  @Override
  public List<String> basis(VerificationSubject subject) {
    return subject.artworks().stream()
        .map(
            work ->
                work.facts().sha256()
                    + work.evidence()
                        .map(file -> " " + file.bytes() + " " + file.fileName())
                        .orElse(""))
        .sorted()
        .toList();
  }

  // end: basis

  // snippet: verify
  @Override
  public Verdict verify(VerificationSubject subject) {
    int works = subject.artworks().size();
    long found = subject.artworks().stream().filter(this::hasSourceFile).count();
    if (works == 0 || found < needed) {
      return new Verdict(
          Decision.REJECTED,
          List.of(
              ("Source files are recorded for %d of the %d works, and %d are asked for; record the layered files"
                      + " that you painted them in, such as .kra or .psd, which are larger than the pictures.")
                  .formatted(found, works, needed)));
    }
    return new Verdict(
        Decision.REVIEW,
        List.of(
            "Source files are recorded for %d of the %d works; a reviewer may ask to see one opened."
                .formatted(found, works)));
  }

  // end: verify

  private boolean hasSourceFile(Artwork work) {
    return work.evidence()
        .filter(file -> file.bytes() > work.facts().bytes())
        .map(Evidence::fileName)
        .map(name -> name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
        .filter(endings::contains)
        .isPresent();
  }
}
