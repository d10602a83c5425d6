package art.painter.artwork.images;

/**
 * What a picture may ask of this machine.
 *
 * @param pixels the most pixels of any picture
 * @param side the most pixels along one side
 * @param losslessWebpPixels the most pixels of a WebP picture that is lossless or transparent: its
 *     decoder holds every pixel in the heap
 * @param progressiveJpegPixels the most pixels of a progressive JPEG: its decoder holds every
 *     coefficient in native memory
 * @param inflatedBytes the most bytes that all compressed texts and the colour profile of a PNG may
 *     unpack to
 * @param profileBytes the largest colour profile of a JPEG or WebP
 */
record Limits(
    long pixels,
    int side,
    long losslessWebpPixels,
    long progressiveJpegPixels,
    long inflatedBytes,
    long profileBytes) {
  /**
   * Segments or chunks in one file; a real picture has a few hundred, a hostile one wants each of
   * them looked at.
   */
  static final int PARTS = 10_000;

  /** Passes over one JPEG; encoders make about ten. */
  static final int SCANS = 100;

  /**
   * Decoded bytes per file byte in a WebP; the decoder refuses more, so this says it in plain words
   * first.
   */
  static final int WEBP_EXPANSION = 2048;

  /** Blocks of Exif and colour profile are looked into this far and no further. */
  static final int PEEK = 64 * 1024;

  void check(int width, int height) {
    if (width > side || height > side) {
      throw Refusal.tooLong(width, height, side);
    }
    check(width, height, pixels, "Scale it down and upload it again.");
  }

  void checkLosslessWebp(int width, int height) {
    check(
        width,
        height,
        losslessWebpPixels,
        "Scale it down, or save it as PNG, and upload it again.");
  }

  void checkProgressiveJpeg(int width, int height) {
    check(
        width,
        height,
        progressiveJpegPixels,
        "Scale it down, or save it without the 'progressive' option, and upload it again.");
  }

  private static void check(int width, int height, long limit, String remedy) {
    if ((long) width * height > limit) {
      throw Refusal.tooManyPixels(width, height, limit, remedy);
    }
  }
}
