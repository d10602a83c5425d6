package art.painter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A bundle as it ships, under another version. */
final class Restamped {
  private Restamped() {}

  /** {@return the jar that was written} */
  static Path write(Path shipped, String version, Path to) throws IOException {
    try (var in = new JarInputStream(Files.newInputStream(shipped))) {
      Manifest manifest = in.getManifest();
      manifest.getMainAttributes().putValue("Bundle-Version", version);
      try (var out = new JarOutputStream(Files.newOutputStream(to), manifest)) {
        for (var entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          in.transferTo(out);
          out.closeEntry();
        }
      }
    }
    return to;
  }
}
