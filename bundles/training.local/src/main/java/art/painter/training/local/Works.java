package art.painter.training.local;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The artist's works, kept small: what is learned from is their palette and texture at the size
 * that is painted.
 */
final class Works {

  private static final int SIDE = 448;
  private static final int LEAST_SIDE = 192;
  private static final long MEMORY = 48L << 20;

  private record Work(int width, int height, byte[] rgb) {}

  private final int side;
  private final List<Work> works = new ArrayList<>();

  /** Room for this many works: the more there are, the smaller each is kept. */
  Works(int expected) {
    double each = (double) MEMORY / Math.max(1, expected) / 3 / 1.5;
    side = (int) Math.max(LEAST_SIDE, Math.min(SIDE, Math.sqrt(each)));
  }

  int count() {
    return works.size();
  }

  void add(BufferedImage image) {
    double factor = (double) side / Math.min(image.getWidth(), image.getHeight());
    int width = (int) Math.max(side, Math.min(3L * side, Math.round(image.getWidth() * factor)));
    int height = (int) Math.max(side, Math.min(3L * side, Math.round(image.getHeight() * factor)));
    BufferedImage small = resize(image, width, height);
    byte[] rgb = new byte[3 * width * height];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      small.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        int i = 3 * (y * width + x);
        rgb[i] = (byte) (row[x] >> 16);
        rgb[i + 1] = (byte) (row[x] >> 8);
        rgb[i + 2] = (byte) row[x];
      }
    }
    works.add(new Work(width, height, rgb));
  }

  /** By halves first, so that no pixel is skipped. Transparency becomes white. */
  private static BufferedImage resize(BufferedImage image, int width, int height) {
    BufferedImage current = image;
    while (current.getWidth() != width || current.getHeight() != height || current == image) {
      int w = current.getWidth() / 2 >= width ? current.getWidth() / 2 : width;
      int h = current.getHeight() / 2 >= height ? current.getHeight() / 2 : height;
      BufferedImage next = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
      Graphics2D g = next.createGraphics();
      g.setColor(java.awt.Color.WHITE);
      g.fillRect(0, 0, w, h);
      g.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      g.drawImage(current, 0, 0, w, h, null);
      g.dispose();
      current = next;
    }
    return current;
  }

  /** A random piece of a random work, mirrored half of the time. */
  Tensor crop(int size, SplittableRandom random) {
    Work work = works.get(random.nextInt(works.size()));
    int top = random.nextInt(work.height() - size + 1);
    int left = random.nextInt(work.width() - size + 1);
    boolean mirrored = random.nextBoolean();
    Tensor crop = Tensor.zeros(3, size, size);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int from = 3 * ((top + y) * work.width() + left + (mirrored ? size - 1 - x : x));
        for (int c = 0; c < 3; c++) {
          crop.data()[c][y * size + x] = (work.rgb()[from + c] & 0xff) / 255f;
        }
      }
    }
    return crop;
  }
}
