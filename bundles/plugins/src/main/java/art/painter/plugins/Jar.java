package art.painter.plugins;

import art.painter.api.PlatformException;
import art.painter.api.plugin.PlugIns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * A jar that says it is a bundle.
 *
 * @param file where it is
 * @param sha256 the SHA-256 of its bytes, in lower-case hexadecimal digits
 * @param bundle its symbolic name
 * @param version its version
 */
record Jar(Path file, String sha256, String bundle, Version version) {

  /** Reads the manifest of a file, which may be anything. */
  static Jar read(Path file, String sha256) {
    try (JarFile jar = new JarFile(file.toFile(), false)) {
      Manifest manifest = jar.getManifest();
      if (manifest == null) {
        throw invalid("It has no META-INF/MANIFEST.MF.");
      }
      Attributes headers = manifest.getMainAttributes();
      String name = headers.getValue(Constants.BUNDLE_SYMBOLICNAME);
      if (name == null || !"2".equals(headers.getValue(Constants.BUNDLE_MANIFESTVERSION))) {
        throw invalid("Its manifest has no Bundle-SymbolicName and Bundle-ManifestVersion 2.");
      }
      if (headers.getValue(Constants.FRAGMENT_HOST) != null) {
        throw invalid("It is a fragment, which cannot be exchanged while the node runs.");
      }
      requireImportedApi(headers.getValue(Constants.EXPORT_PACKAGE));
      return new Jar(file, sha256, name(name), version(headers));
    } catch (IOException | SecurityException damaged) {
      throw invalid("It is no jar file, or it is damaged.");
    }
  }

  private static String name(String header) {
    String[] clauses = header.split(";");
    String name = clauses[0].strip();
    if (!name.matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*") || name.length() > 200) {
      throw invalid("Its Bundle-SymbolicName is not one.");
    }
    for (String directive : clauses) {
      if (directive.replaceAll("[\\s\"]", "").equals("singleton:=true")) {
        throw invalid(
            "It is a singleton bundle, which cannot run beside the version before it. Take"
                + " singleton:=true out of its Bundle-SymbolicName.");
      }
    }
    return name;
  }

  private static void requireImportedApi(String exported) {
    if (exported != null && exported.matches("(?s)(.*[,;\\s])?art\\.painter\\.api\\b.*")) {
      throw invalid(
          "It brings its own copy of the platform's api, and offers it to others. It has to import"
              + " these packages.");
    }
  }

  private static Version version(Attributes headers) {
    try {
      return Version.parseVersion(headers.getValue(Constants.BUNDLE_VERSION));
    } catch (IllegalArgumentException notOne) {
      throw invalid("Its Bundle-Version is not of the form 1.2.3 or 1.2.3.qualifier.");
    }
  }

  private static PlatformException invalid(String why) {
    return PlatformException.invalid(
        PlugIns.INVALID, "This is not a plug-in. " + why + " Send the jar of one OSGi bundle.");
  }

  @Override
  public String toString() {
    return bundle + " " + version;
  }
}
