package art.painter.runtime.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder that ships, and the sources it was built from. */
final class Distribution {
  static final Path HOME = folder("painter.home");
  static final Path SOURCE = folder("painter.source");

  private Distribution() {}

  /** All bundles, in the order of their start levels. */
  static List<Path> bundles() {
    try (Stream<Path> files = Files.walk(HOME.resolve("bundles"), 2)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int startLevel(Path bundle) {
    return Integer.parseInt(bundle.getParent().getFileName().toString());
  }

  private static Path folder(String property) {
    String value = System.getProperty(property);
    if (value == null) {
      throw new IllegalStateException("Run by Maven, which sets " + property);
    }
    return Path.of(value).toAbsolutePath().normalize();
  }
}
