package art.painter.artwork.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import art.painter.api.PlatformException;
import art.painter.api.artwork.ArtworkFacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.osgi.util.converter.Converters;

/** Writes bytes to a file and has it inspected. */
final class Inspection {
  private final ImageFileInspector inspector;
  private final Path file;

  Inspection(Path directory, Map<String, Object> config) {
    this.inspector =
        new ImageFileInspector(
            Converters.standardConverter().convert(config).to(ImageFileInspector.Config.class));
    this.file = directory.resolve("upload");
  }

  ArtworkFacts of(byte[] bytes) {
    try {
      return inspector.inspect(Files.write(file, bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  PlatformException refusal(String code, byte[] bytes) {
    PlatformException refused = assertThrows(PlatformException.class, () -> of(bytes));
    assertEquals(code, refused.code(), refused.getMessage());
    assertEquals(PlatformException.Kind.INVALID, refused.kind());
    return refused;
  }
}
