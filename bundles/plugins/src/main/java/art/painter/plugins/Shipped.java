package art.painter.plugins;

import art.painter.api.PlatformException;
import art.painter.plugins.trust.Sha256;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bundles that came with the node, and where their jars are, noted before anything changes; a
 * component of its own, since another's configuration must not make it look again.
 */
@Component(immediate = true, service = Shipped.class)
public final class Shipped {
  private static final Logger LOG = LoggerFactory.getLogger(Shipped.class);

  private final BundleContext context;
  private final Map<String, Path> files = new HashMap<>();

  @Activate
  public Shipped(BundleContext context) {
    this.context = context;
    for (Bundle bundle : context.getBundles()) {
      file(bundle.getLocation()).ifPresent(file -> files.put(bundle.getSymbolicName(), file));
    }
  }

  private static Optional<Path> file(String location) {
    try {
      return location.startsWith("file:")
          ? Optional.of(Path.of(URI.create(location))).filter(Files::isRegularFile)
          : Optional.empty();
    } catch (IllegalArgumentException notAFile) {
      return Optional.empty();
    }
  }

  Optional<Jar> jar(String bundle) {
    try {
      return files.containsKey(bundle)
          ? Optional.of(Jar.read(files.get(bundle), Sha256.of(files.get(bundle))))
          : Optional.empty();
    } catch (IOException | PlatformException unreadable) {
      LOG.warn("The jar of {} that came with the node cannot be read.", bundle, unreadable);
      return Optional.empty();
    }
  }

  Optional<Version> version(String bundle) {
    return jar(bundle).map(Jar::version);
  }
}
