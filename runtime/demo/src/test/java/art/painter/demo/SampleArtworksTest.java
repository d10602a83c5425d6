package art.painter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleArtworksTest {
  /** The distance of difference hashes up to which the platform takes two pictures for the same. */
  private static final int ALIKE = 8;

  private static final long MOST_BYTES = 10 << 20;

  @TempDir static Path folder;
  private static List<Path> files;
  private static final List<BufferedImage> WORKS = new ArrayList<>();

  /** Once for all tests, since the works are large. */
  @BeforeAll
  static void drawAndReadAgain() throws Exception {
    files = SampleArtworks.write(folder, 1, file -> {});
    for (Path file : files) {
      WORKS.add(ImageIO.read(file.toFile()));
    }
  }

  @Test
  void twelveLargeWorksAsPngAndJpegWithinTheUploadLimit() throws Exception {
    assertEquals(12, files.size());
    for (int i = 0; i < files.size(); i++) {
      int side = Math.min(WORKS.get(i).getWidth(), WORKS.get(i).getHeight());
      assertTrue(side >= 768, files.get(i).toString());
      assertTrue(Files.size(files.get(i)) < MOST_BYTES, files.get(i).toString());
    }
    assertEquals(6, files.stream().filter(file -> file.toString().endsWith(".png")).count());
    assertEquals(6, files.stream().filter(file -> file.toString().endsWith(".jpg")).count());
  }

  @Test
  void theSameSeedDrawsTheSameWorkAndAnotherSeedAnother() {
    int[] first = pixels(SampleArtworks.draw(4, 7));

    assertEquals(0, differences(first, pixels(SampleArtworks.draw(4, 7))));
    assertTrue(differences(first, pixels(SampleArtworks.draw(4, 8))) > first.length / 10);
  }

  @Test
  void noTwoWorksLookAlikeAlsoMirrored() {
    List<Long> plain = WORKS.stream().map(work -> differenceHash(work, false)).toList();
    List<Long> mirrored = WORKS.stream().map(work -> differenceHash(work, true)).toList();

    for (int i = 0; i < WORKS.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertTrue(Long.bitCount(plain.get(i) ^ plain.get(j)) > ALIKE, i + " and " + j);
        assertTrue(Long.bitCount(plain.get(i) ^ mirrored.get(j)) > ALIKE, i + " and mirrored " + j);
      }
    }
  }

  @Test
  void allWorksShareOneLimitedPalette() {
    var paints = List.of(Hand.PAPER, Hand.INK, Hand.CORAL, Hand.OCHRE, Hand.TEAL, Hand.ROSE);
    for (int i = 0; i < WORKS.size(); i++) {
      int[] pixels = pixels(WORKS.get(i));
      int[] near = new int[paints.size()];
      for (int rgb : pixels) {
        int at = nearTo(rgb, paints);
        if (at >= 0) {
          near[at]++;
        }
      }
      assertTrue(IntStream.of(near).sum() > pixels.length * 0.9, "work " + i);
      assertTrue(IntStream.of(near).filter(count -> count > 0).count() >= 4, "work " + i);
    }
  }

  /** Which of the paints a pixel is like; -1 for none. Plain numbers, since the pixels are many. */
  private static int nearTo(int rgb, List<Color> paints) {
    for (int i = 0; i < paints.size(); i++) {
      int red = paints.get(i).getRed() - (rgb >> 16 & 0xff);
      int green = paints.get(i).getGreen() - (rgb >> 8 & 0xff);
      int blue = paints.get(i).getBlue() - (rgb & 0xff);
      if (red * red + green * green + blue * blue < 70 * 70) {
        return i;
      }
    }
    return -1;
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static long differences(int[] a, int[] b) {
    return IntStream.range(0, a.length).filter(i -> a[i] != b[i]).count();
  }

  private static long differenceHash(BufferedImage work, boolean mirror) {
    var small = new BufferedImage(9, 8, BufferedImage.TYPE_BYTE_GRAY);
    var pen = small.createGraphics();
    Image scaled = work.getScaledInstance(9, 8, Image.SCALE_AREA_AVERAGING);
    pen.drawImage(scaled, mirror ? 9 : 0, 0, mirror ? -9 : 9, 8, null);
    pen.dispose();
    long hash = 0;
    for (int y = 0; y < 8; y++) {
      for (int x = 0; x < 8; x++) {
        int left = small.getRaster().getSample(x, y, 0);
        int right = small.getRaster().getSample(x + 1, y, 0);
        hash = hash << 1 | (left < right ? 1 : 0);
      }
    }
    return hash;
  }
}
