package art.painter.api.training;

import java.util.List;

/**
 * What came of a generation.
 *
 * @param mediaType {@code image/png}, {@code image/jpeg} or {@code image/webp}
 * @param image the file's bytes
 * @param notes what the person should know, such as words of the prompt that were not understood
 */
public record Generation(String mediaType, byte[] image, List<String> notes) {
  /** Keeps its own copies. */
  public Generation {
    image = image.clone();
    notes = List.copyOf(notes);
  }

  /** {@return a copy of the file's bytes} */
  @Override
  public byte[] image() {
    return image.clone();
  }
}
