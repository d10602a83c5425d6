package art.painter.readiness.declarations;

import art.painter.api.artwork.Artwork;
import java.util.List;
import java.util.stream.Collectors;

/** How findings speak of works. */
final class Names {
  private static final int MOST = 5;

  private Names() {}

  /** {@code "a.png", "b.png" and 3 more}. */
  static String of(List<Artwork> works) {
    String shown =
        works.stream()
            .limit(MOST)
            .map(work -> '"' + oneLine(work.fileName()) + '"')
            .collect(Collectors.joining(", "));
    return works.size() > MOST ? shown + " and " + (works.size() - MOST) + " more" : shown;
  }

  static String oneLine(String text) {
    return text.replaceAll("\\R|\\p{Cntrl}", " ");
  }
}
