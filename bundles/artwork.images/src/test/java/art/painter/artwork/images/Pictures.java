package art.painter.artwork.images;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Real pictures, drawn and written by code. The WebP files were made from the same drawing with
 * cwebp, img2webp and webpmux.
 */
final class Pictures {
  static final int WIDTH = 96;
  static final int HEIGHT = 64;

  private Pictures() {}

  static BufferedImage drawing() {
    return drawing(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
  }

  static BufferedImage drawing(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D pen = image.createGraphics();
    if (!image.getColorModel().hasAlpha()) {
      pen.setPaint(
          new GradientPaint(0, 0, new Color(40, 90, 160), width, height, new Color(240, 200, 120)));
      pen.fillRect(0, 0, width, height);
    }
    Random random = new Random(7);
    for (int i = 0; i < 40; i++) {
      int opacity = image.getColorModel().hasAlpha() ? 200 : 255;
      pen.setColor(
          new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256), opacity));
      pen.fillOval(
          random.nextInt(width) - width / 8,
          random.nextInt(height) - height / 8,
          1 + random.nextInt(width / 4 + 1),
          1 + random.nextInt(height / 4 + 1));
    }
    pen.dispose();
    return image;
  }

  static byte[] png(BufferedImage image) {
    return write("png", new IIOImage(image, null, null), ImageWriteParam.MODE_DISABLED);
  }

  static byte[] interlacedPng(BufferedImage image) {
    return write("png", new IIOImage(image, null, null), ImageWriteParam.MODE_DEFAULT);
  }

  static byte[] jpeg(BufferedImage image) {
    return write("jpg", new IIOImage(image, null, null), ImageWriteParam.MODE_DISABLED);
  }

  static byte[] progressiveJpeg(BufferedImage image) {
    return write("jpg", new IIOImage(image, null, null), ImageWriteParam.MODE_DEFAULT);
  }

  /**
   * Four channels as given by the drawing's red, green and blue, and no black ink in Adobe's
   * inverted way.
   */
  static byte[] fourChannelJpeg(boolean luma) {
    BufferedImage drawing = drawing();
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, 4, null);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        Color colour = new Color(drawing.getRGB(x, y));
        double[] inks = {colour.getRed(), colour.getGreen(), colour.getBlue()};
        raster.setPixel(x, y, luma ? luma(inks) : new double[] {inks[0], inks[1], inks[2], 255});
      }
    }
    return write("jpg", new IIOImage(raster, null, null), ImageWriteParam.MODE_DISABLED);
  }

  /** As the JPEG standard has it for the complements of the stored inks. */
  private static double[] luma(double[] inks) {
    double red = 255 - inks[0];
    double green = 255 - inks[1];
    double blue = 255 - inks[2];
    double y = 0.299 * red + 0.587 * green + 0.114 * blue;
    return new double[] {
      Math.round(y), Math.round((blue - y) / 1.772 + 128), Math.round((red - y) / 1.402 + 128), 255
    };
  }

  static byte[] webp(String name) {
    try (InputStream in = Pictures.class.getResourceAsStream(name + ".webp")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] write(String format, IIOImage image, int progressive) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setProgressiveMode(progressive);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, image, param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
