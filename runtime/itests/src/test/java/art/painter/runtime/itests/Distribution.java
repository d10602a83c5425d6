package art.painter.runtime.itests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

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

  /** The bundle with this name. */
  static Path bundle(String name) {
    return bundles().stream()
        .filter(file -> file.getFileName().toString().startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  /** The same bundle in a version that is higher. */
  static byte[] newer(String name) throws IOException {
    return newer(name, "9.9.9");
  }

  /** The same bundle in another version. */
  static byte[] newer(String name, String version) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var in = new JarInputStream(Files.newInputStream(bundle(name)))) {
      var manifest = in.getManifest();
      manifest.getMainAttributes().putValue("Bundle-Version", version);
      try (var copy = new JarOutputStream(out, manifest)) {
        for (var entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
          copy.putNextEntry(new ZipEntry(entry.getName()));
          in.transferTo(copy);
          copy.closeEntry();
        }
      }
    }
    return out.toByteArray();
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
