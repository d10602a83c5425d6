package art.painter.replicate.emulator;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Zip files of pictures. */
final class Works {
  private Works() {}

  static byte[] zip() {
    return zip("one.png", "two.jpg", "two.txt", "__MACOSX/._one.png");
  }

  static byte[] zip(String... names) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        boolean picture = !name.contains("._") && !name.endsWith(".txt");
        zip.write(picture ? picture(name) : "words".getBytes());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] picture(String name) throws IOException {
    BufferedImage image = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    Random random = new Random(name.hashCode());
    for (int i = 0; i < 500; i++) {
      g.setColor(new Color(random.nextInt(1 << 24)));
      g.fillOval(random.nextInt(200), random.nextInt(200), 20, 20);
    }
    g.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), bytes);
    return bytes.toByteArray();
  }
}
