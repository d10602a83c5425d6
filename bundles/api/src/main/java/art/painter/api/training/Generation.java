package art.painter.api.training;

import java.util.List;

/**
 * What came of a generation.
 *
 * @param images the images, at least one
 * @param notes what the person should know, such as words of the prompt that were not understood,
 *     or that fewer images came than were ordered
 */
public record Generation(List<Image> images, List<String> notes) {
  /** Keeps its own copies. */
  public Generation {
    images = List.copyOf(images);
    notes = List.copyOf(notes);
    if (images.isEmpty()) {
      throw new IllegalArgumentException("a generation brings at least one image");
    }
  }

  /**
   * An image.
   *
   * @param mediaType {@code image/png}, {@code image/jpeg} or {@code image/webp}
   * @param bytes the file's bytes
   */
  public record Image(String mediaType, byte[] bytes) {
    /** Keeps its own copy. */
    public Image {
      bytes = bytes.clone();
    }

    /** {@return a copy of the file's bytes} */
    @Override
    public byte[] bytes() {
      return bytes.clone();
    }
  }
}
