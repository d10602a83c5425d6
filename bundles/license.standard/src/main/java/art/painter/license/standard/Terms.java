package art.painter.license.standard;

import java.util.List;
import java.util.stream.Stream;

/** What all standard tiers have in common. Whoever changes a word gives the tiers a new version. */
final class Terms {
  static final String VERSION = "1";

  private static final List<String> NEVER_ALLOWED =
      List.of(
          "Do not make anything that the artist has ruled out for this model.",
          "Do not use the images to train, adapt or measure any other model.",
          "Do not take the consent receipt off an image, and do not pass an image on without it.",
          "Do not say or suggest that the artist made, approved or stands behind an image.",
          "Do not copy or sell the works that the model learned from: the artist keeps every right"
              + " in them, and these terms are about generated images only.",
          "Do not count these terms as a commission: artwork that you order from the artist is"
              + " agreed on separately.");

  private Terms() {}

  /** A tier's own sentences, followed by those that all tiers share. */
  static List<String> forbidden(String... own) {
    return Stream.concat(Stream.of(own), NEVER_ALLOWED.stream()).toList();
  }
}
