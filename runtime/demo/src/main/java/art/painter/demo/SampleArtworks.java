package art.painter.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Twelve works in one style, drawn by this program; the same seed draws the same works. */
final class SampleArtworks {
  private static final float JPEG_QUALITY = 0.93f;

  /** One work: its file name, which also tells the format, its size and what it shows. */
  private record Work(String fileName, int width, int height, Consumer<Hand> subject) {}

  private static final List<Work> WORKS =
      List.of(
          new Work("01-harbour-at-dusk.png", 1280, 1024, Subjects::harbour),
          new Work("02-mountain-village.jpg", 1024, 1024, Subjects::village),
          new Work("03-house-in-the-rain.png", 1024, 1280, Subjects::rain),
          new Work("04-flowers-in-a-vase.jpg", 1024, 1280, Subjects::vase),
          new Work("05-portrait.png", 1024, 1280, Subjects::portrait),
          new Work("06-cat-at-the-window.jpg", 1280, 1024, Subjects::cat),
          new Work("07-city-at-night.png", 1024, 1280, Subjects::city),
          new Work("08-lighthouse.jpg", 1280, 1024, Subjects::lighthouse),
          new Work("09-birds-over-fields.png", 1024, 1024, Subjects::birds),
          new Work("10-four-fish.jpg", 1280, 1024, Subjects::fish),
          new Work("11-bowl-of-fruit.png", 1280, 1024, Subjects::fruit),
          new Work("12-pine-forest.jpg", 1024, 1280, Subjects::forest));

  private SampleArtworks() {}

  static int count() {
    return WORKS.size();
  }

  static BufferedImage draw(int index, long seed) {
    Work work = WORKS.get(index);
    var hand = new Hand(work.width, work.height, seed + index);
    work.subject.accept(hand);
    return hand.finish();
  }

  /** Writes the works into a folder, telling of each when it is there. */
  static List<Path> write(Path folder, long seed, Consumer<Path> each) throws IOException {
    Files.createDirectories(folder);
    var files = new ArrayList<Path>();
    for (int i = 0; i < WORKS.size(); i++) {
      Path file = folder.resolve(WORKS.get(i).fileName);
      save(draw(i, seed), file);
      files.add(file);
      each.accept(file);
    }
    return files;
  }

  private static void save(BufferedImage image, Path file) throws IOException {
    if (file.toString().endsWith(".png")) {
      ImageIO.write(image, "png", file.toFile());
      return;
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var out = ImageIO.createImageOutputStream(file.toFile())) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(JPEG_QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
  }
}
