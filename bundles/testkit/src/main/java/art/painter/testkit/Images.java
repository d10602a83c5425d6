package art.painter.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;

/** Tells images by their first bytes. */
final class Images {
  private Images() {}

  static void assertIs(String mediaType, byte[] image) {
    String start = new String(image, 0, Math.min(image.length, 16), StandardCharsets.ISO_8859_1);
    boolean is =
        switch (mediaType) {
          case "image/png" -> start.startsWith("\u0089PNG\r\n\u001a\n");
          case "image/jpeg" -> start.startsWith("\u00ff\u00d8\u00ff");
          case "image/webp" -> start.startsWith("RIFF") && start.startsWith("WEBP", 8);
          default -> fail("an image is PNG, JPEG or WebP, not " + mediaType);
        };
    assertTrue(is, "the bytes are " + mediaType);
  }
}
