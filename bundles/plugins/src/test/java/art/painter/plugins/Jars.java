package art.painter.plugins;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Jars of a manifest and one file, for tests. */
final class Jars {
  private Jars() {}

  static Path bundle(Path folder, String name, String version) throws IOException {
    return write(
        Files.createTempFile(folder, "bundle", ".jar"),
        Map.of(
            "Bundle-ManifestVersion", "2",
            "Bundle-SymbolicName", name,
            "Bundle-Version", version));
  }

  static Path write(Path file, Map<String, String> headers) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.forEach(manifest.getMainAttributes()::putValue);
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.putNextEntry(new ZipEntry("content.txt"));
      jar.write(headers.toString().getBytes(StandardCharsets.UTF_8));
      jar.closeEntry();
    }
    return file;
  }
}
