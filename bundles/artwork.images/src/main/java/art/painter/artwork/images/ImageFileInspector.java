package art.painter.artwork.images;

import art.painter.api.PlatformException;
import art.painter.api.artwork.ArtworkFacts;
import art.painter.api.artwork.ArtworkInspector;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Guards against hostile JPEG, PNG and WebP files, and reads the facts of good ones in one decoding
 * pass.
 */
@Component(configurationPid = "art.painter.artwork.images")
@Designate(ocd = ImageFileInspector.Config.class)
public final class ImageFileInspector implements ArtworkInspector {
  private static final Logger LOG = LoggerFactory.getLogger(ImageFileInspector.class);

  @ObjectClassDefinition(
      name = "pAInter artwork inspection",
      description =
          "What an uploaded picture may ask of this machine, told before any decoder sees it.")
  @interface Config {
    @AttributeDefinition(
        description = "The most pixels of any picture; more is refused before anything is decoded.",
        min = "1")
    long max_pixels() default 50_000_000;

    @AttributeDefinition(description = "The most pixels along one side.", min = "1")
    int max_side() default 16_384;

    @AttributeDefinition(
        description =
            "The most pixels of a lossless or transparent WebP: its decoder takes about 6 bytes of heap for each.",
        min = "1")
    long max_pixels_lossless_webp() default 17_000_000;

    @AttributeDefinition(
        description =
            "The most pixels of a progressive JPEG: its decoder takes up to 8 bytes of memory outside the heap for each.",
        min = "1")
    long max_pixels_progressive_jpeg() default 25_000_000;

    @AttributeDefinition(
        description =
            "The most bytes that all compressed texts and the colour profile of one PNG may unpack to.",
        min = "1")
    long max_inflated_bytes() default 1_048_576;

    @AttributeDefinition(
        description = "The largest colour profile of a JPEG or WebP, in bytes.",
        min = "1")
    long max_profile_bytes() default 4_194_304;

    @AttributeDefinition(
        description =
            "How many pictures are decoded at the same time; each takes up to 130 MB of heap.",
        min = "1",
        max = "64")
    int decoders() default 1;

    @AttributeDefinition(
        description =
            "How many seconds an upload waits for its turn to be decoded before it is asked to come again.",
        min = "0")
    long wait_seconds() default 60;

    @AttributeDefinition(
        description =
            "How many seconds the guards, and after them the decoder, may take for one picture.",
        min = "1")
    long inspect_seconds() default 20;
  }

  private final Limits limits;
  private final PictureDecoder decoder;
  private final long seconds;

  @Activate
  public ImageFileInspector(Config config) {
    this.limits =
        new Limits(
            config.max_pixels(),
            config.max_side(),
            config.max_pixels_lossless_webp(),
            config.max_pixels_progressive_jpeg(),
            config.max_inflated_bytes(),
            config.max_profile_bytes());
    if (config.decoders() < 1) {
      throw new IllegalArgumentException("decoders must be at least 1, not " + config.decoders());
    }
    this.decoder = new PictureDecoder(config.decoders(), config.wait_seconds());
    this.seconds = config.inspect_seconds();
  }

  @Override
  public ArtworkFacts inspect(Path file) {
    try {
      ImageHeader header = guard(file);
      return facts(file, header, decoder.decode(file, header, seconds));
    } catch (PlatformException refused) {
      LOG.info("Artwork refused: {} ({})", refused.code(), refused.getMessage());
      throw refused;
    } catch (IOException e) {
      throw new PlatformException(
          PlatformException.Kind.UNAVAILABLE,
          UNREADABLE,
          "The uploaded file could not be read from this node's disk. Upload it again; if that does not help, tell the operator.",
          e);
    }
  }

  private ImageHeader guard(Path file) throws IOException {
    try (ImageInput in = new ImageInput(file, Deadline.in(seconds))) {
      return ImageType.of(in).guard(in, limits);
    } catch (EOFException cutOff) {
      throw Refusal.cutOff();
    }
  }

  private static ArtworkFacts facts(Path file, ImageHeader header, Picture picture)
      throws IOException {
    Map<String, String> more = new TreeMap<>();
    more.put(ArtworkFacts.DHASH, hex(Measures.differenceHash(picture)));
    more.put(ArtworkFacts.DHASH_MIRROR, hex(Measures.differenceHash(picture.mirrored())));
    more.put(ArtworkFacts.SHARPNESS, decimal(Measures.sharpness(picture)));
    more.put(ArtworkFacts.CONTRAST, decimal(Measures.contrast(picture)));
    more.put(ArtworkFacts.DOMINANT_COLOUR, decimal(Measures.dominantColour(picture)));
    more.put(ArtworkFacts.COLOUR_PROFILE, header.profile());
    more.put(ArtworkFacts.ALPHA, Boolean.toString(picture.transparent()));
    if (header.orientation() != 1) {
      more.put(ArtworkFacts.ORIENTATION, Integer.toString(header.orientation()));
    }
    return new ArtworkFacts(
        sha256(file),
        Files.size(file),
        header.type().mediaType(),
        header.shownWidth(),
        header.shownHeight(),
        more);
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
      digested.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private static String hex(long hash) {
    return HexFormat.of().toHexDigits(hash);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
