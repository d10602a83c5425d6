package art.painter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactSheetTest {
  private static final ContactSheet.Heading HEADING =
      new ContactSheet.Heading(
          "Demo Style", "PAINTER_DEMO_V1", "Local preview", "scene composed by rules; not FLUX");
  private static final List<String> PROMPTS = List.of("a boat", "a tree", "a house");

  @TempDir Path folder;

  @Test
  void showsWorksBaseAndAdaptedImages() throws IOException {
    List<Path> works = Collections.nCopies(12, picture("work.png", Color.RED));
    List<Path> base = Collections.nCopies(3, picture("base.png", Color.GREEN));
    List<Path> adapted = Collections.nCopies(3, picture("adapted.png", Color.BLUE));

    Path target = folder.resolve("sheet.png");
    new ContactSheet().write(HEADING, works, PROMPTS, base, adapted, target);

    BufferedImage sheet = ImageIO.read(target.toFile());
    assertTrue(share(sheet, Color.RED) > 0.15, "works");
    assertTrue(share(sheet, Color.GREEN) > 0.15, "base images");
    assertEquals(share(sheet, Color.GREEN), share(sheet, Color.BLUE), 0.001);
  }

  @Test
  void aWorkThatCannotBeDecodedHereKeepsItsPlace() throws IOException {
    Path odd = Files.writeString(folder.resolve("odd.webp"), "not decodable here");
    Path good = picture("work.png", Color.RED);
    List<Path> three = Collections.nCopies(3, good);

    BufferedImage without =
        new ContactSheet().render(HEADING, List.of(good, good), PROMPTS, three, three);
    BufferedImage with =
        new ContactSheet().render(HEADING, List.of(odd, good), PROMPTS, three, three);

    assertEquals(without.getHeight(), with.getHeight());
    assertTrue(share(with, Color.RED) < share(without, Color.RED));
  }

  @Test
  void aLongLabelIsWrappedInsteadOfCut() {
    var talkative =
        new ContactSheet.Heading(
            "Demo Style", "T_1", "Local", "scene composed by rules ".repeat(40));

    int small =
        new ContactSheet().render(HEADING, List.of(), PROMPTS, List.of(), List.of()).getHeight();
    int large =
        new ContactSheet().render(talkative, List.of(), PROMPTS, List.of(), List.of()).getHeight();

    assertTrue(large > small + 60, small + " and " + large);
  }

  private Path picture(String name, Color colour) throws IOException {
    var image = new BufferedImage(900, 900, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(colour);
    pen.fillRect(0, 0, 900, 900);
    pen.dispose();
    Path file = folder.resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private static double share(BufferedImage image, Color colour) {
    int[] all = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return IntStream.of(all).filter(rgb -> rgb == colour.getRGB()).count() / (double) all.length;
  }
}
