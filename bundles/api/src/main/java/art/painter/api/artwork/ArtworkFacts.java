package art.painter.api.artwork;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of an artwork's file from reading it once at upload. Rules work on these facts and
 * never decode an image again.
 *
 * @param sha256 SHA-256 of the file, 64 lower-case hex digits
 * @param bytes its size in bytes
 * @param mediaType {@code image/jpeg}, {@code image/png} or {@code image/webp}, told from the
 *     content
 * @param width width in pixels, as shown (after orientation)
 * @param height height in pixels, as shown
 * @param more further facts by name; the names known today are the constants here, later bundles
 *     add theirs
 */
public record ArtworkFacts(
    String sha256, long bytes, String mediaType, int width, int height, Map<String, String> more) {
  /**
   * 64-bit difference hash of the picture, 16 hex digits; two pictures at a Hamming distance of 8
   * or less are near duplicates.
   */
  public static final String DHASH = "dhash";

  /** The difference hash of the mirrored picture, 16 hex digits. */
  public static final String DHASH_MIRROR = "dhash.mirror";

  /**
   * Variance of the Laplacian of the grey picture at a long side of at most 1024 px; below 50 looks
   * blurred.
   */
  public static final String SHARPNESS = "sharpness";

  /** Standard deviation of luminance, 0 to 127.5; below 4 is a blank sheet. */
  public static final String CONTRAST = "contrast";

  /** Share of the picture that has one single colour, 0 to 1. */
  public static final String DOMINANT_COLOUR = "dominant.colour";

  /**
   * The colour profile: {@code sRGB}, {@code gray}, {@code CMYK} or an embedded profile's
   * description.
   */
  public static final String COLOUR_PROFILE = "colour.profile";

  /** {@code true} when the picture has transparent parts. */
  public static final String ALPHA = "alpha";

  /** EXIF orientation, 1 to 8, when it is not 1. */
  public static final String ORIENTATION = "orientation";

  /** Keeps its own copy of the further facts. */
  public ArtworkFacts {
    more = Map.copyOf(more);
  }

  /**
   * {@return a further fact, when it is known}
   *
   * @param name its name
   */
  public Optional<String> fact(String name) {
    return Optional.ofNullable(more.get(name));
  }

  /**
   * {@return a further fact that is a decimal number, when it is known and is one}
   *
   * @param name its name
   */
  public OptionalDouble number(String name) {
    try {
      return more.containsKey(name)
          ? OptionalDouble.of(Double.parseDouble(more.get(name)))
          : OptionalDouble.empty();
    } catch (NumberFormatException notANumber) {
      return OptionalDouble.empty();
    }
  }

  /** {@return the length of the shorter side in pixels} */
  public int shortSide() {
    return Math.min(width, height);
  }
}
