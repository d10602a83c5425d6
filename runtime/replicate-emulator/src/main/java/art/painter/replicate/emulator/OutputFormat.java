package art.painter.replicate.emulator;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The format of image files. Java writes no WebP, so that becomes JPEG, and says so. */
enum OutputFormat {
  PNG,
  JPG,
  WEBP;

  static OutputFormat of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  String suffix() {
    return this == PNG ? "png" : "jpg";
  }

  String mediaType() {
    return this == PNG ? "image/png" : "image/jpeg";
  }

  /** {@return what has to be said about it} */
  Optional<String> remark() {
    return this == WEBP
        ? Optional.of("The emulator cannot write webp; the images are jpg.")
        : Optional.empty();
  }

  /**
   * @param quality 0 to 100, for JPEG
   */
  byte[] encode(byte[] png, int quality) throws IOException {
    if (this == PNG) {
      return png;
    }
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality / 100f);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
