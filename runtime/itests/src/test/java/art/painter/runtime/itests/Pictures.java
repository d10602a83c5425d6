package art.painter.runtime.itests;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Real image files, drawn by the test, each different. */
final class Pictures {
  private Pictures() {}

  static byte[] png(int seed) {
    return file(drawn(seed, 640, 560), "png");
  }

  static byte[] jpeg(int seed) {
    return file(drawn(seed, 640, 560), "jpg");
  }

  static byte[] png(int seed, int width, int height) {
    return file(drawn(seed, width, height), "png");
  }

  /** A file of about this size, since noise does not compress. */
  static byte[] large(int seed, int bytes) {
    int side = (int) Math.sqrt(bytes / 3.02);
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(seed);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        image.setRGB(x, y, random.nextInt(1 << 24));
      }
    }
    return file(image, "png");
  }

  private static BufferedImage drawn(int seed, int width, int height) {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(Color.getHSBColor(random.nextFloat(), 0.4f, 0.9f));
    g.fillRect(0, 0, width, height);
    for (int i = 0; i < 60; i++) {
      g.setColor(
          Color.getHSBColor(
              random.nextFloat(), 0.3f + 0.6f * random.nextFloat(), random.nextFloat()));
      int x = random.nextInt(width);
      int y = random.nextInt(height);
      int w = 20 + random.nextInt(width / 2);
      int h = 20 + random.nextInt(height / 2);
      if (i % 2 == 0) {
        g.fillOval(x - w / 2, y - h / 2, w, h);
      } else {
        g.setStroke(new BasicStroke(1 + random.nextInt(9)));
        g.drawLine(x, y, random.nextInt(width), random.nextInt(height));
      }
    }
    g.dispose();
    return image;
  }

  private static byte[] file(BufferedImage image, String format) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(image, format, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
