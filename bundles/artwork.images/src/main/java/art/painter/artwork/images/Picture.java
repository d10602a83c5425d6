package art.painter.artwork.images;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.util.Arrays;

/**
 * A picture small enough to measure: as shown (upright, on white), in sRGB, its long side at most
 * {@link #LONG_SIDE}.
 *
 * @param rgb one 0xRRGGBB a pixel, row by row
 * @param transparent whether parts of the original are transparent
 */
record Picture(int width, int height, int[] rgb, boolean transparent) {
  static final int LONG_SIDE = 1024;

  /** Gives the pixels of one row as 0xAARRGGBB. */
  interface Rows {
    void read(int y, int[] argb);
  }

  static Picture of(BufferedImage image) {
    ColorModel colours = image.getColorModel();
    if (colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
      // Java takes gray for linear light and would brighten it; files mean the same gamma as sRGB.
      return of(image.getWidth(), image.getHeight(), grayRows(image.getRaster(), colours));
    }
    BufferedImage standard = colours.getColorSpace().isCS_sRGB() ? image : toStandard(image);
    return of(
        image.getWidth(),
        image.getHeight(),
        (y, argb) -> standard.getRGB(0, y, image.getWidth(), 1, argb, 0, image.getWidth()));
  }

  private static BufferedImage toStandard(BufferedImage image) {
    int type =
        image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    return new ColorConvertOp(null)
        .filter(image, new BufferedImage(image.getWidth(), image.getHeight(), type));
  }

  private static Rows grayRows(Raster raster, ColorModel colours) {
    int bits = colours.getComponentSize(0);
    int top = (1 << bits) - 1;
    int[] gray = new int[raster.getWidth()];
    int[] alpha = new int[raster.getWidth()];
    return (y, argb) -> {
      raster.getSamples(0, y, gray.length, 1, 0, gray);
      if (colours.hasAlpha()) {
        raster.getSamples(0, y, alpha.length, 1, 1, alpha);
      } else {
        Arrays.fill(alpha, top);
      }
      for (int x = 0; x < argb.length; x++) {
        int level = gray[x] * 255 / top;
        argb[x] = (alpha[x] * 255 / top) << 24 | level << 16 | level << 8 | level;
      }
    };
  }

  /** Averages the rows down to the long side, each pixel of the result over its own box. */
  static Picture of(int width, int height, Rows rows) {
    double scale = Math.min(1, (double) LONG_SIDE / Math.max(width, height));
    int columns = Math.max(1, (int) Math.round(width * scale));
    int lines = Math.max(1, (int) Math.round(height * scale));
    int[] rgb = new int[columns * lines];
    int[] argb = new int[width];
    long[] sums = new long[columns * 4];
    boolean transparent = false;
    for (int y = 0; y < height; y++) {
      rows.read(y, argb);
      for (int x = 0; x < width; x++) {
        int alpha = argb[x] >>> 24;
        transparent |= alpha < 255;
        int at = (int) ((long) x * columns / width) * 4;
        sums[at] += onWhite(argb[x] >> 16 & 0xff, alpha);
        sums[at + 1] += onWhite(argb[x] >> 8 & 0xff, alpha);
        sums[at + 2] += onWhite(argb[x] & 0xff, alpha);
        sums[at + 3]++;
      }
      long line = (long) y * lines / height;
      if ((y + 1L) * lines / height > line) {
        for (int x = 0; x < columns; x++) {
          long count = sums[4 * x + 3];
          long half = count / 2;
          rgb[(int) line * columns + x] =
              (int)
                  ((sums[4 * x] + half) / count << 16
                      | (sums[4 * x + 1] + half) / count << 8
                      | (sums[4 * x + 2] + half) / count);
        }
        Arrays.fill(sums, 0);
      }
    }
    return new Picture(columns, lines, rgb, transparent);
  }

  private static int onWhite(int value, int alpha) {
    return 255 + (value - 255) * alpha / 255;
  }

  /** Turns and mirrors the stored picture into the shown one, as EXIF's orientation tells. */
  Picture shown(int orientation) {
    if (orientation == 1) {
      return this;
    }
    boolean turned = orientation >= 5;
    int columns = turned ? height : width;
    int lines = turned ? width : height;
    int[] turnedRgb = new int[rgb.length];
    for (int y = 0; y < lines; y++) {
      for (int x = 0; x < columns; x++) {
        int storedX =
            switch (orientation) {
              case 2, 3 -> width - 1 - x;
              case 5, 6 -> y;
              case 7, 8 -> width - 1 - y;
              default -> x;
            };
        int storedY =
            switch (orientation) {
              case 3, 4 -> height - 1 - y;
              case 5, 8 -> x;
              case 6, 7 -> height - 1 - x;
              default -> y;
            };
        turnedRgb[y * columns + x] = rgb[storedY * width + storedX];
      }
    }
    return new Picture(columns, lines, turnedRgb, transparent);
  }

  Picture mirrored() {
    return shown(2);
  }

  /** Luminance by Rec. 601, 0 to 255. */
  double luminance(int x, int y) {
    int pixel = rgb[y * width + x];
    return 0.299 * (pixel >> 16 & 0xff) + 0.587 * (pixel >> 8 & 0xff) + 0.114 * (pixel & 0xff);
  }
}
