package art.painter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleArtworksTest {
  /** The distance of difference hashes up to which the platform takes two pictures for the same. */
  private static final int ALIKE = 8;

  private static final long MOST_BYTES = 10 << 20;

  @TempDir Path folder;

  @Test
  void twelveLargeWorksAsPngAndJpegWithinTheUploadLimit() throws Exception {
    List<Path> files = SampleArtworks.write(folder, 1, file -> {});

    assertEquals(12, files.size());
    for (Path file : files) {
      BufferedImage image = ImageIO.read(file.toFile());
      assertTrue(Math.min(image.getWidth(), image.getHeight()) >= 768, file.toString());
      assertTrue(Files.size(file) < MOST_BYTES, file.toString());
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
    List<BufferedImage> works =
        IntStream.range(0, SampleArtworks.count())
            .mapToObj(i -> SampleArtworks.draw(i, 1))
            .toList();
    List<Long> plain = works.stream().map(work -> differenceHash(work, false)).toList();
    List<Long> mirrored = works.stream().map(work -> differenceHash(work, true)).toList();

    for (int i = 0; i < works.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertTrue(Long.bitCount(plain.get(i) ^ plain.get(j)) > ALIKE, i + " and " + j);
        assertTrue(Long.bitCount(plain.get(i) ^ mirrored.get(j)) > ALIKE, i + " and mirrored " + j);
      }
    }
  }

  @Test
  void allWorksShareOneLimitedPalette() {
    var paints = List.of(Hand.PAPER, Hand.INK, Hand.CORAL, Hand.OCHRE, Hand.TEAL, Hand.ROSE);
    for (int i = 0; i < SampleArtworks.count(); i++) {
      var near = new ArrayList<Color>();
      int[] pixels = pixels(SampleArtworks.draw(i, 1));
      for (int rgb : pixels) {
        paints.stream()
            .filter(paint -> distance(paint, new Color(rgb)) < 70)
            .findFirst()
            .ifPresent(near::add);
      }
      assertTrue(near.size() > pixels.length * 0.9, "work " + i + ": " + near.size());
      assertTrue(new HashSet<>(near).size() >= 4, "work " + i);
    }
  }

  private static double distance(Color a, Color b) {
    return Math.sqrt(
        Math.pow(a.getRed() - b.getRed(), 2)
            + Math.pow(a.getGreen() - b.getGreen(), 2)
            + Math.pow(a.getBlue() - b.getBlue(), 2));
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
