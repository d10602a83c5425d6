package art.painter.artwork.images;

import art.painter.api.PlatformException;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.Raster;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * The one pass in which a decoder sees a guarded file: few at a time, thinned out while reading,
 * and with an end.
 */
final class PictureDecoder {
  /** The most pixels that a decoder hands over; a larger picture is thinned out to this. */
  private static final long WORKING_PIXELS = 4_000_000;

  private final Semaphore turns;
  private final long waitSeconds;

  PictureDecoder(int decoders, long waitSeconds) {
    this.turns = new Semaphore(decoders, true);
    this.waitSeconds = waitSeconds;
  }

  Picture decode(Path file, ImageHeader header, long seconds) {
    takeTurn();
    try (ImageInput in = new ImageInput(file, Deadline.in(seconds))) {
      return read(in, header).shown(header.orientation());
    } catch (PlatformException refused) {
      throw refused;
    } catch (EOFException cutOff) {
      throw Refusal.cutOff();
    } catch (IOException | RuntimeException | AssertionError unreadable) {
      // Decoders meet damaged data with whatever exception it leads them to.
      throw Refusal.undecodable(unreadable);
    } finally {
      turns.release();
    }
  }

  private void takeTurn() {
    try {
      if (!turns.tryAcquire(waitSeconds, TimeUnit.SECONDS)) {
        throw Refusal.busy();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw Refusal.busy();
    }
  }

  private static Picture read(ImageInput in, ImageHeader header) throws IOException {
    in.seek(0);
    ImageReader reader = reader(header.type()).createReaderInstance();
    try {
      reader.setInput(in, false, true);
      DamageListener damage = new DamageListener();
      reader.addIIOReadWarningListener(damage);
      ImageReadParam thinned = reader.getDefaultReadParam();
      int step = step(header);
      thinned.setSourceSubsampling(step, step, 0, 0);
      Picture picture =
          header.isInks() ? inks(reader, thinned, header) : Picture.of(reader.read(0, thinned));
      damage.check();
      return picture;
    } finally {
      reader.dispose();
    }
  }

  private static Picture inks(ImageReader reader, ImageReadParam thinned, ImageHeader header)
      throws IOException {
    Raster raster = reader.readRaster(0, thinned);
    return Picture.of(raster.getWidth(), raster.getHeight(), new Inks(raster, header.colours()));
  }

  private static int step(ImageHeader header) {
    int step = 1;
    while (thinned(header.width(), step) * thinned(header.height(), step) > WORKING_PIXELS) {
      step++;
    }
    return step;
  }

  private static long thinned(int side, int step) {
    return (side + step - 1L) / step;
  }

  /**
   * The JDK's own reader, or the WebP reader in this bundle: never one that some other bundle has
   * registered.
   */
  private static ImageReaderSpi reader(ImageType type) {
    if (type == ImageType.WEBP) {
      return new WebPImageReaderSpi();
    }
    Iterator<ImageReaderSpi> readers =
        IIORegistry.getDefaultInstance()
            .getServiceProviders(
                ImageReaderSpi.class,
                provider ->
                    provider.getClass().getModule() == ImageIO.class.getModule()
                        && List.of(((ImageReaderSpi) provider).getMIMETypes())
                            .contains(type.mediaType()),
                true);
    return readers.next();
  }

  /** The JPEG decoder fills what it cannot read with gray and only warns. */
  private static final class DamageListener implements IIOReadWarningListener {
    private boolean damaged;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
      damaged |=
          warning.contains("remature end")
              || (warning.startsWith("Corrupt JPEG data") && !warning.contains("extraneous"));
    }

    void check() {
      if (damaged) {
        throw Refusal.damaged("some of its pixels are missing");
      }
    }
  }
}
