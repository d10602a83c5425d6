package art.painter.artwork.images;

/**
 * What a guard learns of a picture without decoding it.
 *
 * @param type what kind of file it is
 * @param width width as stored, before orientation
 * @param height height as stored
 * @param colours how its pixels are stored
 * @param profile its colour profile, in the words of {@link
 *     art.painter.api.artwork.ArtworkFacts#COLOUR_PROFILE}
 * @param orientation EXIF orientation, 1 to 8
 */
record ImageHeader(
    ImageType type, int width, int height, Colours colours, String profile, int orientation) {
  enum Colours {
    GRAY,
    RGB,
    CMYK,
    /** CMYK with every ink inverted, as Adobe's programs write it. */
    CMYK_INVERTED,
    /** The same, with the first three turned into luma and chroma. */
    YCCK
  }

  /**
   * The same file with its profile named: the colour model first, an embedded profile's description
   * next.
   */
  static ImageHeader of(
      ImageType type, int width, int height, Colours colours, String description, byte[] exif) {
    String profile =
        switch (colours) {
          case GRAY -> "gray";
          case CMYK, CMYK_INVERTED, YCCK -> "CMYK";
          // The web's convention: a picture that does not say otherwise is sRGB.
          case RGB ->
              description.isEmpty() || description.startsWith("sRGB") ? "sRGB" : description;
        };
    return new ImageHeader(type, width, height, colours, profile, Exif.orientation(exif));
  }

  boolean isInks() {
    return colours != Colours.GRAY && colours != Colours.RGB;
  }

  boolean isTurned() {
    return orientation >= 5;
  }

  int shownWidth() {
    return isTurned() ? height : width;
  }

  int shownHeight() {
    return isTurned() ? width : height;
  }
}
