package art.painter.training.local;

import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/**
 * What the painter is shown of a scene: its tones, a faint blurred hint of its colours, and noise
 * from which texture can be made. Colour is held back on purpose, so that it must come from the
 * artist's adapter.
 */
final class ToneMap {

  private static final int TONES = 3;

  // Two sizes of grain, and streaks in three directions from which strokes of any can be mixed.
  private static final Grain[] GRAINS = {
    new Grain(2, 2, 0),
    new Grain(6, 6, 20),
    new Grain(16, 3, 0),
    new Grain(16, 3, 60),
    new Grain(16, 3, 120)
  };

  static final int CHANNELS = TONES + GRAINS.length;
  private static final float HINT = 0.35f * 4;
  private static final int HINT_CELL = 16;
  private static final int LEVELS = 256;

  private ToneMap() {}

  /** Colours between 0 and 1, one channel each for red, green and blue. */
  static Tensor pixels(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    Tensor t = Tensor.zeros(3, height, width);
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < 3; c++) {
          t.data()[c][y * width + x] = (row[x] >> (16 - 8 * c) & 0xff) / 255f;
        }
      }
    }
    return t;
  }

  static float[] luminance(Tensor rgb) {
    float[] grey = new float[rgb.area()];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = 0.299f * rgb.data()[0][i] + 0.587f * rgb.data()[1][i] + 0.114f * rgb.data()[2][i];
    }
    return grey;
  }

  /** Tones and colour hints of a scene; the sides are multiples of 16. */
  static Tensor of(Tensor rgb) {
    Tensor map = Tensor.zeros(TONES, rgb.height(), rgb.width());
    float[] grey = luminance(rgb);
    float[] rank = midRanks(grey);
    float[] tone = map.data()[0];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = grey[i] + rank[i] - 1;
    }
    hint(rgb, grey, 0, map.data()[1]);
    hint(rgb, grey, 2, map.data()[2]);
    return map;
  }

  /** The painter's input: the map, or a piece of it, with noise. */
  static Tensor noisy(Tensor map, long seed) {
    Tensor noise = Tensor.zeros(GRAINS.length, map.height(), map.width());
    SplittableRandom random = new SplittableRandom(seed);
    for (int g = 0; g < GRAINS.length; g++) {
      GRAINS[g].fill(noise.data()[g], map.width(), random.nextLong());
    }
    return map.concat(noise);
  }

  /**
   * Between 0 and 1 the share of pixels that are darker, ties counted half, so that flat areas stay
   * flat.
   */
  private static float[] midRanks(float[] grey) {
    int[] histogram = new int[LEVELS];
    for (float g : grey) {
      histogram[level(g)]++;
    }
    float[] rank = new float[LEVELS];
    int below = 0;
    for (int i = 0; i < LEVELS; i++) {
      rank[i] = (below + histogram[i] / 2f) / grey.length;
      below += histogram[i];
    }
    float[] ranks = new float[grey.length];
    for (int i = 0; i < grey.length; i++) {
      ranks[i] = rank[level(grey[i])];
    }
    return ranks;
  }

  private static int level(float grey) {
    return Math.max(0, Math.min(LEVELS - 1, (int) (grey * LEVELS)));
  }

  private static void hint(Tensor rgb, float[] grey, int channel, float[] to) {
    int rows = rgb.height() / HINT_CELL;
    int columns = rgb.width() / HINT_CELL;
    float[] cells = new float[rows * columns];
    for (int y = 0; y < rgb.height(); y++) {
      for (int x = 0; x < rgb.width(); x++) {
        int i = y * rgb.width() + x;
        cells[y / HINT_CELL * columns + x / HINT_CELL] += rgb.data()[channel][i] - grey[i];
      }
    }
    for (int y = 0; y < rgb.height(); y++) {
      for (int x = 0; x < rgb.width(); x++) {
        to[y * rgb.width() + x] =
            interpolate(
                    cells,
                    rows,
                    columns,
                    (y + 0.5f) / HINT_CELL - 0.5f,
                    (x + 0.5f) / HINT_CELL - 0.5f)
                * HINT
                / (HINT_CELL * HINT_CELL);
      }
    }
  }

  private static float interpolate(float[] cells, int rows, int columns, float y, float x) {
    float top = Math.max(0, Math.min(rows - 1, y));
    float left = Math.max(0, Math.min(columns - 1, x));
    int r = (int) top;
    int c = (int) left;
    int below = Math.min(rows - 1, r + 1);
    int right = Math.min(columns - 1, c + 1);
    float fy = top - r;
    float fx = left - c;
    return (1 - fy) * ((1 - fx) * cells[r * columns + c] + fx * cells[r * columns + right])
        + fy * ((1 - fx) * cells[below * columns + c] + fx * cells[below * columns + right]);
  }
}
