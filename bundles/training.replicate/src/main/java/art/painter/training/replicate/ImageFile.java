package art.painter.training.replicate;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells images by their first bytes: names and headers only say what somebody meant. */
final class ImageFile {
  private static final int SIGNATURE = 12;

  private ImageFile() {}

  static Optional<String> mediaType(byte[] file) {
    String start =
        new String(file, 0, Math.min(file.length, SIGNATURE), StandardCharsets.ISO_8859_1);
    if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
      return Optional.of("image/png");
    }
    if (start.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of("image/jpeg");
    }
    return start.startsWith("RIFF") && start.startsWith("WEBP", 8)
        ? Optional.of("image/webp")
        : Optional.empty();
  }
}
