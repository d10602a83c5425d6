package art.painter.artwork.images;

/** What a picture measures. */
final class Measures {
  private static final int HASH_SIDE = 8;
  private static final int COLOURS = 1 << 12;

  private Measures() {}

  /**
   * The 64-bit difference hash: a bit for each of 8 × 8 places, set where the next place to the
   * right is brighter.
   */
  static long differenceHash(Picture picture) {
    double[][] cells = cells(picture);
    long hash = 0;
    for (int y = 0; y < HASH_SIDE; y++) {
      for (int x = 0; x < HASH_SIDE; x++) {
        hash = hash << 1 | (cells[y][x + 1] > cells[y][x] ? 1 : 0);
      }
    }
    return hash;
  }

  private static double[][] cells(Picture picture) {
    double[][] cells = new double[HASH_SIDE][HASH_SIDE + 1];
    for (int y = 0; y < HASH_SIDE; y++) {
      for (int x = 0; x <= HASH_SIDE; x++) {
        cells[y][x] = mean(picture, x, y);
      }
    }
    return cells;
  }

  private static double mean(Picture picture, int cellX, int cellY) {
    int left = cellX * picture.width() / (HASH_SIDE + 1);
    int top = cellY * picture.height() / HASH_SIDE;
    int right = Math.max(left + 1, (cellX + 1) * picture.width() / (HASH_SIDE + 1));
    int bottom = Math.max(top + 1, (cellY + 1) * picture.height() / HASH_SIDE);
    double sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += picture.luminance(x, y);
      }
    }
    return sum / ((long) (right - left) * (bottom - top));
  }

  /** Variance of the Laplacian: how much detail there is at the finest scale. */
  static double sharpness(Picture picture) {
    Spread spread = new Spread();
    for (int y = 1; y < picture.height() - 1; y++) {
      for (int x = 1; x < picture.width() - 1; x++) {
        spread.add(
            picture.luminance(x - 1, y)
                + picture.luminance(x + 1, y)
                + picture.luminance(x, y - 1)
                + picture.luminance(x, y + 1)
                - 4 * picture.luminance(x, y));
      }
    }
    return spread.variance();
  }

  /** Standard deviation of luminance. */
  static double contrast(Picture picture) {
    Spread spread = new Spread();
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        spread.add(picture.luminance(x, y));
      }
    }
    return Math.sqrt(spread.variance());
  }

  /**
   * Share of the most frequent colour, where colours are told apart in 16 steps of each component.
   */
  static double dominantColour(Picture picture) {
    int[] counts = new int[COLOURS];
    int most = 0;
    for (int pixel : picture.rgb()) {
      int colour = pixel >> 12 & 0xf00 | pixel >> 8 & 0xf0 | pixel >> 4 & 0xf;
      most = Math.max(most, ++counts[colour]);
    }
    return (double) most / picture.rgb().length;
  }

  /** A running variance. */
  private static final class Spread {
    private long count;
    private double mean;
    private double squares;

    void add(double value) {
      count++;
      double difference = value - mean;
      mean += difference / count;
      squares += difference * (value - mean);
    }

    double variance() {
      return count == 0 ? 0 : squares / count;
    }
  }
}
