package art.painter.readiness.dataset;

import art.painter.api.artwork.Artwork;
import art.painter.api.readiness.Assessment;
import art.painter.api.readiness.Finding;
import art.painter.api.readiness.Finding.Severity;
import art.painter.api.readiness.ReadinessSubject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The works of a subject, and how findings speak of them. */
final class Works {
  private static final int MOST_NAMES = 5;

  /** What each rule about works says when there are none. */
  static final Assessment NONE =
      new Assessment(
          0,
          List.of(
              new Finding(
                  Severity.WARNING,
                  "No works are selected yet.",
                  "Select the works that the model is to learn from.",
                  List.of())));

  private Works() {}

  /** The works in an order of their own, so that the order of selecting them changes nothing. */
  static List<Artwork> of(ReadinessSubject subject) {
    return subject.artworks().stream()
        .sorted(Comparator.comparing(Artwork::fileName).thenComparing(Artwork::id))
        .toList();
  }

  /** One input line for each work, after the lines of the configuration. */
  static List<String> lines(
      ReadinessSubject subject, List<String> configuration, Function<Artwork, String> facts) {
    List<String> lines = new ArrayList<>(configuration);
    for (Artwork work : of(subject)) {
      lines.add(oneLine(work.id() + " " + facts.apply(work) + " " + work.fileName()));
    }
    return lines;
  }

  static Finding finding(Severity severity, List<Artwork> works, String message, String action) {
    List<String> ids = works.stream().map(Artwork::id).toList();
    return new Finding(severity, message.replace("%s", names(works)), action, ids);
  }

  /** {@code "a.png", "b.png" and 3 more}. */
  private static String names(List<Artwork> works) {
    String shown =
        works.stream()
            .limit(MOST_NAMES)
            .map(work -> '"' + oneLine(work.fileName()) + '"')
            .collect(Collectors.joining(", "));
    if (works.size() > MOST_NAMES) {
      return shown + " and " + (works.size() - MOST_NAMES) + " more";
    }
    int last = shown.lastIndexOf("\", \"");
    return last < 0 ? shown : shown.substring(0, last + 1) + " and " + shown.substring(last + 3);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\R|\\p{Cntrl}", " ");
  }
}
