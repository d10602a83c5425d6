package art.painter.demo;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * The works, and the same prompts and seeds without and with the adaptation, on one labelled sheet.
 */
final class ContactSheet {
  /**
   * What stands above the pictures.
   *
   * @param model the model's name
   * @param trigger its trigger word
   * @param provider the provider's title
   * @param label what the provider honestly says of itself
   */
  record Heading(String model, String trigger, String provider, String label) {}

  /** A line of pictures of one size under a heading; a caption for each may be empty. */
  private record Row(String heading, List<Path> images, List<String> captions) {}

  private static final int WIDTH = 1560;
  private static final int MARGIN = 40;
  private static final int GAP = 16;
  private static final int WORKS_IN_A_ROW = 6;
  private static final int MOST_WORKS = 24;
  private static final Color GROUND = new Color(0xFAF8F4);
  private static final Color TEXT = new Color(0x24262E);
  private static final Color QUIET = new Color(0x6B6E78);

  private final boolean lettered = canLetter();

  void write(
      Heading heading,
      List<Path> works,
      List<String> prompts,
      List<Path> base,
      List<Path> adapted,
      Path target)
      throws IOException {
    ImageIO.write(render(heading, works, prompts, base, adapted), "png", target.toFile());
  }

  /** {@return whether this machine has fonts; without them the sheet has no words} */
  boolean isLettered() {
    return lettered;
  }

  BufferedImage render(
      Heading heading,
      List<Path> works,
      List<String> prompts,
      List<Path> base,
      List<Path> adapted) {
    var rows = new ArrayList<Row>();
    int shown = Math.min(works.size(), MOST_WORKS);
    String more = shown < works.size() ? " (the first " + shown + " of " + works.size() + ")" : "";
    for (int i = 0; i < shown; i += WORKS_IN_A_ROW) {
      List<Path> row = works.subList(i, Math.min(shown, i + WORKS_IN_A_ROW));
      rows.add(new Row(i == 0 ? "The artist's works" + more : "", row, List.of()));
    }
    rows.add(new Row("Base model without the LoRA (strength 0)", base, prompts));
    rows.add(new Row("With the LoRA (strength 1), same prompts and seeds", adapted, prompts));
    // The height is known only once all is set: set it once without a sheet to draw on.
    int height = draw(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), heading, rows, false);
    var sheet = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    draw(sheet, heading, rows, true);
    return sheet;
  }

  private int draw(BufferedImage sheet, Heading heading, List<Row> rows, boolean inked) {
    Graphics2D pen = sheet.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setColor(GROUND);
    pen.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    int y = MARGIN;
    y =
        text(
            pen,
            heading.model() + "  -  trigger word " + heading.trigger(),
            y,
            30,
            Font.BOLD,
            TEXT);
    y = text(pen, heading.provider() + ": " + heading.label(), y + 4, 17, Font.PLAIN, QUIET) + 8;
    for (Row row : rows) {
      int columns = row.captions().isEmpty() ? WORKS_IN_A_ROW : row.captions().size();
      int side = (WIDTH - 2 * MARGIN - (columns - 1) * GAP) / columns;
      y = row.heading().isEmpty() ? y : text(pen, row.heading(), y + 18, 20, Font.BOLD, TEXT) + 6;
      for (int i = 0; inked && i < row.images().size(); i++) {
        picture(pen, row.images().get(i), MARGIN + i * (side + GAP), y, side);
      }
      y += side + GAP;
      y = captions(pen, row.captions(), y, side);
    }
    pen.dispose();
    return y + MARGIN - GAP;
  }

  private int captions(Graphics2D pen, List<String> captions, int y, int side) {
    if (captions.isEmpty() || !lettered) {
      return y;
    }
    pen.setFont(new Font(Font.SANS_SERIF, Font.ITALIC, 16));
    pen.setColor(QUIET);
    for (int i = 0; i < captions.size(); i++) {
      pen.drawString(captions.get(i), MARGIN + i * (side + GAP), y + 8);
    }
    return y + 24;
  }

  /** Wrapped text from y down; returns where it ends. */
  private int text(Graphics2D pen, String words, int y, int size, int style, Color colour) {
    if (!lettered) {
      return y;
    }
    pen.setFont(new Font(Font.SANS_SERIF, style, size));
    pen.setColor(colour);
    int bottom = y;
    var line = new StringBuilder();
    for (String word : (words + " \n").split(" ")) {
      boolean full = pen.getFontMetrics().stringWidth(line + word) > WIDTH - 2 * MARGIN;
      if (full || word.equals("\n")) {
        pen.drawString(line.toString(), MARGIN, bottom + size);
        bottom += (int) (size * 1.35);
        line.setLength(0);
      }
      line.append(word).append(' ');
    }
    return bottom;
  }

  private static void picture(Graphics2D pen, Path file, int x, int y, int side) {
    BufferedImage image = thumbnail(file, side);
    double scale = (double) side / Math.max(image.getWidth(), image.getHeight());
    int width = (int) Math.round(image.getWidth() * scale);
    int height = (int) Math.round(image.getHeight() * scale);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    pen.drawImage(image, x + (side - width) / 2, y + (side - height) / 2, width, height, null);
  }

  /**
   * Decodes no more pixels than are shown; a picture that cannot be decoded here becomes a grey
   * square.
   */
  private static BufferedImage thumbnail(Path file, int side) {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (readers.hasNext()) {
        ImageReader reader = readers.next();
        reader.setInput(in, true, true);
        int longest = Math.max(reader.getWidth(0), reader.getHeight(0));
        var how = reader.getDefaultReadParam();
        int step = Math.max(1, longest / (2 * side));
        how.setSourceSubsampling(step, step, 0, 0);
        BufferedImage image = reader.read(0, how);
        reader.dispose();
        return halved(image, side);
      }
    } catch (IOException | RuntimeException undecodable) {
      // Shown as a grey square.
    }
    var grey = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    grey.setRGB(0, 0, 0xC8C6C2);
    return grey;
  }

  /** Halves a picture while it stays larger than shown, since one big step down would alias. */
  private static BufferedImage halved(BufferedImage image, int side) {
    BufferedImage at = image;
    while (Math.max(at.getWidth(), at.getHeight()) >= 2 * side) {
      var half =
          new BufferedImage(
              Math.max(1, at.getWidth() / 2),
              Math.max(1, at.getHeight() / 2),
              BufferedImage.TYPE_INT_RGB);
      Graphics2D pen = half.createGraphics();
      pen.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      pen.drawImage(at, 0, 0, half.getWidth(), half.getHeight(), null);
      pen.dispose();
      at = half;
    }
    return at;
  }

  /** Some Java run-times come without fonts, and tell so in various ways. */
  private static boolean canLetter() {
    try {
      Graphics2D pen = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
      pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
      return pen.getFontMetrics().stringWidth("painter") > 0;
    } catch (LinkageError | InternalError | RuntimeException noFonts) {
      return false;
    }
  }
}
