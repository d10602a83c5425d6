package art.painter.api.artwork;

import art.painter.api.PlatformException;

/**
 * That the artist holds a file which helps to show authorship, such as a source file or a progress
 * scan. Only its name and size are recorded; nothing of the file itself is ever sent or stored.
 *
 * @param fileName the file's name, 1 to 255 characters
 * @param bytes its size
 */
public record Evidence(String fileName, long bytes) {
  /** The code of evidence that cannot be recorded. */
  public static final String INVALID = "artwork.evidence-invalid";

  /** Refuses an empty or over-long name or a size below 1 with {@link #INVALID}. */
  public Evidence {
    fileName = fileName.strip();
    if (fileName.isEmpty()
        || fileName.length() > 255
        || fileName.chars().anyMatch(Character::isISOControl)
        || bytes < 1) {
      throw PlatformException.invalid(
          INVALID, "Give the evidence file's name (1 to 255 characters) and its size in bytes.");
    }
  }
}
