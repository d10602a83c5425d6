package art.painter.api.artwork;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Guards the platform against a hostile file and reads the facts of a good one. Exactly one is
 * used; without one nothing can be uploaded.
 */
@ConsumerType
public interface ArtworkInspector {
  /** The code of a file that is no JPG, PNG or WebP picture. */
  String UNSUPPORTED = "artwork.unsupported-type";

  /** The code of a picture whose dimensions are beyond the limits. */
  String TOO_MANY_PIXELS = "artwork.too-many-pixels";

  /** The code of a picture with more than one frame. */
  String ANIMATED = "artwork.animated";

  /** The code of bytes after the end of the picture. */
  String TRAILING_DATA = "artwork.trailing-data";

  /** The code of a file that unpacks to more than it may. */
  String INFLATES = "artwork.inflates-too-much";

  /** The code of a file that is damaged, cut off or cannot be decoded. */
  String UNREADABLE = "artwork.unreadable";

  /** The code of an inspection that took too long. */
  String TOO_SLOW = "artwork.too-slow";

  /**
   * Reads a file. Guards run before any decoder sees a byte; memory stays bounded whatever the file
   * claims.
   *
   * @param file the file, not changed
   * @return its facts
   * @throws art.painter.api.PlatformException INVALID with one of the codes here, saying what is
   *     wrong and what to do
   */
  ArtworkFacts inspect(Path file);
}
