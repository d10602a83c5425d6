package art.painter.artwork.images;

import java.awt.image.Raster;

/**
 * Mixes four inks in the simplest way: right enough to compare and measure pictures, not to print
 * them.
 */
final class Inks implements Picture.Rows {
  private static final int CHANNELS = 4;

  private final Raster raster;
  private final ImageHeader.Colours colours;
  private final int[] row;

  Inks(Raster raster, ImageHeader.Colours colours) {
    this.raster = raster;
    this.colours = colours;
    this.row = new int[raster.getWidth() * CHANNELS];
  }

  @Override
  public void read(int y, int[] argb) {
    raster.getPixels(raster.getMinX(), raster.getMinY() + y, argb.length, 1, row);
    for (int x = 0; x < argb.length; x++) {
      int at = x * CHANNELS;
      if (colours == ImageHeader.Colours.YCCK) {
        toInks(at);
      }
      int paper = paper(at + 3);
      argb[x] = 0xff << 24 | mix(at, paper) << 16 | mix(at + 1, paper) << 8 | mix(at + 2, paper);
    }
  }

  /** The decoder leaves this to its caller. */
  private void toInks(int at) {
    double luma = row[at];
    double blue = row[at + 1] - 128;
    double red = row[at + 2] - 128;
    row[at] = clamp(255 - (luma + 1.402 * red));
    row[at + 1] = clamp(255 - (luma - 0.344136 * blue - 0.714136 * red));
    row[at + 2] = clamp(255 - (luma + 1.772 * blue));
  }

  private int mix(int at, int paper) {
    return paper(at) * paper / 255;
  }

  /** How much of the white paper shows through an ink. */
  private int paper(int at) {
    return colours == ImageHeader.Colours.CMYK ? 255 - row[at] : row[at];
  }

  private static int clamp(double value) {
    return (int) Math.round(Math.max(0, Math.min(255, value)));
  }
}
