package art.painter.configuration;

import art.painter.configuration.file.Declarations;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Enumeration;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the bundles that are installed declare, of two versions of a bundle the newer one last. */
final class Installed {
  private static final Logger LOG = LoggerFactory.getLogger(Installed.class);

  private Installed() {}

  static Declarations in(BundleContext context) {
    var declarations = new Declarations();
    Arrays.stream(context.getBundles())
        .filter(bundle -> bundle.getState() != Bundle.UNINSTALLED)
        .sorted(Comparator.comparing(Bundle::getVersion))
        .forEach(bundle -> read(bundle, declarations));
    return declarations;
  }

  static void read(Bundle bundle, Declarations declarations) {
    Enumeration<String> entries = bundle.getEntryPaths(Declarations.FOLDER);
    while (entries != null && entries.hasMoreElements()) {
      String entry = entries.nextElement();
      if (Declarations.isDocument(entry)) {
        URL url = bundle.getEntry(entry);
        try (InputStream document = url.openStream()) {
          declarations.read(document);
        } catch (IOException e) {
          LOG.warn("{} in {} cannot be read: {}", entry, bundle, e.getMessage());
        }
      }
    }
  }
}
