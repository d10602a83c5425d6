package art.painter.training.local;

import art.painter.api.PlatformException;
import art.painter.api.training.TrainingOrder;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** The package of works that comes with an order: copied, checked against its hash, and opened. */
final class OrderedWorks {

  static final String PACKAGE_INVALID = "training.package-invalid";
  static final String PACKAGE_UNREADABLE = "training.package-unreadable";

  private static final int WORKING_SIDE = 768;
  private static final long MOST_IMAGE_BYTES = 64L << 20;

  private OrderedWorks() {}

  /** The works cannot be trained on; the message is for the artist. */
  static final class Unusable extends IOException {
    private static final long serialVersionUID = 1L;

    Unusable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  static void copy(TrainingOrder order, Path to) {
    try (DigestInputStream in = new DigestInputStream(order.works().open(), BaseWeights.digest());
        OutputStream out = Files.newOutputStream(to)) {
      in.transferTo(out);
      if (!HexFormat.of()
          .formatHex(in.getMessageDigest().digest())
          .equalsIgnoreCase(order.packageHash())) {
        throw PlatformException.invalid(
            PACKAGE_INVALID,
            "The package of works is not the one that was agreed on. Start the training again.");
      }
    } catch (IOException e) {
      throw new PlatformException(
          PlatformException.Kind.UNAVAILABLE,
          PACKAGE_UNREADABLE,
          "The package of works could not be copied. Check that the disk has room, then try again.",
          e);
    }
  }

  /**
   * Opens the works one after another.
   *
   * @throws IOException with a message for the artist, when one of them cannot be used
   */
  static Works read(Path zip) throws IOException {
    try (ZipFile file = open(zip)) {
      List<ZipEntry> entries = new ArrayList<>();
      file.stream().filter(e -> !e.isDirectory()).forEach(entries::add);
      if (entries.isEmpty()) {
        throw new Unusable("The package holds no works.", null);
      }
      Works works = new Works(entries.size());
      for (ZipEntry entry : entries) {
        works.add(decode(file, entry));
      }
      return works;
    }
  }

  private static ZipFile open(Path zip) throws IOException {
    try {
      return new ZipFile(zip.toFile());
    } catch (IOException e) {
      throw new Unusable("The package of works is no zip file.", e);
    }
  }

  private static BufferedImage decode(ZipFile file, ZipEntry entry) throws IOException {
    try (InputStream in = file.getInputStream(entry)) {
      byte[] bytes = in.readNBytes((int) MOST_IMAGE_BYTES);
      try (ImageInputStream image =
          ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
        return thinned(reader(image, entry.getName()), image);
      }
    } catch (IOException | RuntimeException e) {
      throw new Unusable("The work " + entry.getName() + " could not be opened as a picture.", e);
    }
  }

  private static ImageReader reader(ImageInputStream image, String name) throws IOException {
    if (name.toLowerCase(Locale.ROOT).endsWith(".webp")) {
      return new WebPImageReaderSpi().createReaderInstance(null);
    }
    Iterator<ImageReader> readers = ImageIO.getImageReaders(image);
    if (!readers.hasNext()) {
      throw new IOException("no picture");
    }
    return readers.next();
  }

  /**
   * A large picture is thinned out while it is read, so that it never lies in memory as a whole.
   */
  private static BufferedImage thinned(ImageReader reader, ImageInputStream image)
      throws IOException {
    try {
      reader.setInput(image, true, true);
      int step = Math.max(1, Math.min(reader.getWidth(0), reader.getHeight(0)) / WORKING_SIDE);
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceSubsampling(step, step, 0, 0);
      return reader.read(0, param);
    } finally {
      reader.dispose();
    }
  }
}
