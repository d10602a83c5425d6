package art.painter.training.local;

import art.painter.api.PlatformException;
import art.painter.api.training.Generation;
import art.painter.api.training.GenerationOrder;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes images: the prompt is composed into a scene, and the painter paints it, with the adapter
 * where it is asked for.
 */
final class Preview {

  static final String WEIGHTS_INVALID = "training.weights-invalid";
  static final String LABEL = "pAInter local preview model (not FLUX)";

  private final int size;
  private final Supplier<Weights> base;
  private final Vocabulary vocabulary = new Vocabulary();
  // An image at work takes about 100 MB: one at a time.
  private final Semaphore turn = new Semaphore(1, true);

  Preview(int size, Supplier<Weights> base) {
    this.size = size;
    this.base = base;
  }

  Generation generate(GenerationOrder order) throws InterruptedException {
    Pattern trigger =
        Pattern.compile("(?i)(?<![\\w])" + Pattern.quote(order.triggerWord().word()) + "(?![\\w])");
    boolean on = trigger.matcher(order.prompt()).find();
    Scene scene = vocabulary.read(trigger.matcher(order.prompt()).replaceAll(" "));
    turn.acquire();
    try {
      Weights weights = on && order.strength() > 0 ? adapted(order) : base.get();
      List<Generation.Image> images = new ArrayList<>();
      for (long seed = order.seed(); images.size() < order.count(); seed++) {
        images.add(new Generation.Image("image/png", png(paint(weights, scene, order, seed))));
      }
      return new Generation(images, notes(order, scene, on));
    } catch (CancellationException interrupted) {
      throw new InterruptedException();
    } finally {
      turn.release();
    }
  }

  private BufferedImage paint(Weights weights, Scene scene, GenerationOrder order, long seed) {
    String[] sides = order.aspectRatio().split(":");
    double ratio = Double.parseDouble(sides[0]) / Double.parseDouble(sides[1]);
    Tensor rgb =
        ToneMap.pixels(
            Composer.draw(scene, side(Math.sqrt(ratio)), side(1 / Math.sqrt(ratio)), seed));
    return image(new Painter(weights).paint(ToneMap.noisy(ToneMap.of(rgb), seed), null, null));
  }

  /** Of an image with the area of a square one; the painter works in blocks of 16 pixels. */
  private int side(double factor) {
    return Math.max(16, (int) Math.round(size * factor / 16) * 16);
  }

  private Weights adapted(GenerationOrder order) {
    try (InputStream in = new BufferedInputStream(order.weights().open())) {
      return Lora.apply(base.get(), Adapter.read(in).weights(), (float) order.strength());
    } catch (IOException e) {
      throw new PlatformException(
          PlatformException.Kind.INVALID,
          WEIGHTS_INVALID,
          "The weights of this version cannot be used by the local preview model. Train it again.",
          e);
    }
  }

  private static List<String> notes(GenerationOrder order, Scene scene, boolean on) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Made by a small local preview model, not FLUX: the scene is composed by rules and painted by a small neural network.");
    if (!on) {
      notes.add("The trigger word is not in the prompt, so the artist's adaptation was not used.");
    } else if (order.strength() <= 0) {
      notes.add("The strength is 0, so the artist's adaptation was not used.");
    }
    if (!scene.unknown().isEmpty()) {
      notes.add("Not understood, and left out: " + String.join(", ", scene.unknown()) + ".");
    }
    return notes;
  }

  static BufferedImage image(Tensor rgb) {
    BufferedImage image = new BufferedImage(rgb.width(), rgb.height(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < rgb.area(); i++) {
      int packed = 0;
      for (int c = 0; c < 3; c++) {
        packed = packed << 8 | Math.max(0, Math.min(255, Math.round(rgb.data()[c][i] * 255)));
      }
      image.setRGB(i % rgb.width(), i / rgb.width(), packed);
    }
    return image;
  }

  /** The image as a PNG that says in itself what made it. */
  private static byte[] png(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // In memory: an ImageIO cache file would need a temporary folder.
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
      IIOMetadataNode entry = new IIOMetadataNode("tEXtEntry");
      entry.setAttribute("keyword", "Software");
      entry.setAttribute("value", LABEL);
      IIOMetadataNode text = new IIOMetadataNode("tEXt");
      text.appendChild(entry);
      IIOMetadataNode root = new IIOMetadataNode("javax_imageio_png_1.0");
      root.appendChild(text);
      metadata.mergeTree("javax_imageio_png_1.0", root);
      writer.setOutput(out);
      writer.write(new IIOImage(image, null, metadata));
    } catch (IOException e) {
      throw new IllegalStateException("an image in memory can be written", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
