package art.painter.training.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderedWorksTest {

  private static final byte[] WEBP =
      Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

  @TempDir Path folder;

  @Test
  void png_jpeg_and_webp_of_any_shape_are_read() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("0001.png", image("png", 2400, 1700, BufferedImage.TYPE_INT_ARGB));
    files.put("0002.jpg", image("jpg", 40, 900, BufferedImage.TYPE_INT_RGB));
    files.put("0003.png", image("png", 600, 600, BufferedImage.TYPE_BYTE_GRAY));
    files.put("0004.webp", WEBP);
    Works works = OrderedWorks.read(zip(files));
    assertEquals(4, works.count());
    for (int i = 0; i < 40; i++) {
      works.crop(128, new SplittableRandom(i));
    }
  }

  @Test
  void colours_arrive_as_they_are() throws IOException {
    Works works =
        OrderedWorks.read(
            zip(Map.of("0001.png", image("png", 700, 700, BufferedImage.TYPE_INT_RGB))));
    Tensor crop = works.crop(128, new SplittableRandom(1));
    assertEquals(200 / 255f, crop.data()[0][70], 0.01);
    assertEquals(100 / 255f, crop.data()[1][70], 0.01);
    assertEquals(30 / 255f, crop.data()[2][70], 0.01);
  }

  @Test
  void a_file_that_is_no_picture_is_named() throws IOException {
    Path zip = zip(Map.of("0007.png", new byte[] {1, 2, 3}));
    IOException refused = assertThrows(OrderedWorks.Unusable.class, () -> OrderedWorks.read(zip));
    assertTrue(refused.getMessage().contains("0007.png"), refused::getMessage);
  }

  private Path zip(Map<String, byte[]> files) throws IOException {
    Path zip = folder.resolve("works.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        entries.putNextEntry(new ZipEntry(file.getKey()));
        entries.write(file.getValue());
        entries.closeEntry();
      }
    }
    return zip;
  }

  private static byte[] image(String format, int width, int height, int type) throws IOException {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D g = image.createGraphics();
    g.setColor(new Color(200, 100, 30));
    g.fillRect(0, 0, width, height);
    g.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(image, format, out));
    return out.toByteArray();
  }
}
