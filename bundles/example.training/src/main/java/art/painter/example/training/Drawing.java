package art.painter.example.training;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Hills under a sky, in grey, where the seed wants them; then coloured by a palette. */
final class Drawing {
  private static final int HILLS = 5;

  private Drawing() {}

  static byte[] png(int side, long seed, float[][] palette, double strength)
      throws InterruptedException, IOException {
    Random random = new Random(seed);
    double[] phase = random.doubles(HILLS).map(number -> number * 2 * Math.PI).toArray();
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < side; y++) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      for (int x = 0; x < side; x++) {
        image.setRGB(
            x, y, colour(grey(phase, (double) x / side, (double) y / side), palette, strength));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  /** From 0 to 1: the sky darkens upwards, and each nearer hill is darker. */
  private static double grey(double[] phase, double x, double y) {
    double grey = 0.55 + 0.44 * y;
    for (int hill = 0; hill < HILLS; hill++) {
      double top = 0.45 + 0.11 * hill + 0.06 * Math.sin(5 * x + phase[hill]);
      if (y > top) {
        grey = 0.75 - 0.15 * hill - 0.1 * (y - top);
      }
    }
    return Math.max(0, Math.min(1, grey));
  }

  private static int colour(double grey, float[][] palette, double strength) {
    double band = Math.max(0, Math.min(Palette.BANDS - 1, grey * Palette.BANDS - 0.5));
    int lower = (int) band;
    int upper = Math.min(Palette.BANDS - 1, lower + 1);
    int rgb = 0;
    for (int channel = 0; channel < 3; channel++) {
      double learned =
          palette[lower][channel]
              + (band - lower) * (palette[upper][channel] - palette[lower][channel]);
      double mixed = 255 * grey + strength * (learned - 255 * grey);
      rgb = rgb << 8 | (int) Math.max(0, Math.min(255, mixed));
    }
    return rgb;
  }
}
