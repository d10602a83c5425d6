package art.painter.testkit;

import art.painter.api.model.ModelType;
import art.painter.api.model.TriggerWord;
import art.painter.api.training.Source;
import art.painter.api.training.TrainingOrder;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Sample values for training providers. */
public final class TrainingSamples {
  private static final int WORKS = 10;
  private static final int SIDE = 128;

  private TrainingSamples() {}

  /**
   * {@return an order to train with ten small drawings}
   *
   * @param trainingId the platform's id of the training
   */
  public static TrainingOrder order(String trainingId) {
    return order(trainingId, worksZip(WORKS));
  }

  /**
   * {@return an order to train with this package}
   *
   * @param trainingId the platform's id of the training
   * @param works the package's bytes
   */
  public static TrainingOrder order(String trainingId, byte[] works) {
    return new TrainingOrder(
        trainingId,
        "cheri-landscapes",
        ModelType.STYLE,
        new TriggerWord("PAINTER_CHERI_V1"),
        7,
        Samples.sha256("manifest"),
        Samples.sha256(works),
        works.length,
        () -> new ByteArrayInputStream(works));
  }

  /**
   * {@return this order with a package that cannot be read}
   *
   * @param order the order
   */
  public static TrainingOrder unreadable(TrainingOrder order) {
    Source broken =
        () -> {
          throw new IOException("the disk is gone");
        };
    return new TrainingOrder(
        order.trainingId(),
        order.destination(),
        order.type(),
        order.triggerWord(),
        order.seed(),
        order.manifestRoot(),
        order.packageHash(),
        order.packageBytes(),
        broken);
  }

  /**
   * {@return a package: a flat zip of small drawings named {@code 0001.png} and so on; the same
   * bytes every time}
   *
   * @param count how many works
   */
  public static byte[] worksZip(int count) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int number = 1; number <= count; number++) {
        ZipEntry entry = new ZipEntry("%04d.png".formatted(number));
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(drawing(number));
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException("nothing leaves the memory here", impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * {@return a small PNG drawing: a warm evening sky over dark hills}
   *
   * @param number drawings of different numbers differ
   */
  public static byte[] drawing(int number) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    Color top = Color.getHSBColor(0.05f + number * 0.01f, 0.8f, 0.9f);
    pen.setPaint(new GradientPaint(0, 0, top, 0, SIDE, new Color(250, 220, 160)));
    pen.fillRect(0, 0, SIDE, SIDE);
    pen.setColor(new Color(255, 245, 200));
    pen.fillOval(15 + 9 * (number % 10), 20 + 3 * (number % 7), 24, 24);
    for (int hill = 0; hill < 3; hill++) {
      pen.setColor(Color.getHSBColor(0.6f + 0.03f * number, 0.5f, 0.5f - 0.15f * hill));
      int left = (number * 37 + hill * 53) % SIDE - 60;
      pen.fillOval(left, 70 + 18 * hill, 150, 90);
    }
    pen.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException("nothing leaves the memory here", impossible);
    }
    return bytes.toByteArray();
  }
}
