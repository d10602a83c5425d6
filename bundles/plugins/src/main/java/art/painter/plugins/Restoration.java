package art.painter.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings back at the start of the node what was installed: exactly one version of each bundle
 * serves. It was tried out when it came, so it is only started now.
 */
final class Restoration {
  private static final Logger LOG = LoggerFactory.getLogger(Restoration.class);

  private final BundleContext context;
  private final PlugInFolder folder;
  private final Shipped shipped;
  private final Exchange exchange;

  Restoration(BundleContext context, PlugInFolder folder, Shipped shipped, Exchange exchange) {
    this.context = context;
    this.folder = folder;
    this.shipped = shipped;
    this.exchange = exchange;
  }

  void run() throws IOException {
    for (Installed installed : folder.all()) {
      if (installed.version().isPresent()) {
        restore(installed, installed.version().get());
      }
    }
  }

  private void restore(Installed installed, String version) throws IOException {
    String bundle = installed.bundle();
    if (isGoneFromDeploy(installed)) {
      LOG.info("{} {} is not in the deploy folder any more, and removed.", bundle, version);
      folder.put(Installed.none(bundle));
      return;
    }
    Optional<Version> came = shipped.version(bundle);
    if (came.isPresent() && came.get().compareTo(Version.parseVersion(version)) >= 0) {
      LOG.info("{} {} came with the node and serves instead of {}.", bundle, came.get(), version);
      folder.put(Installed.none(bundle));
      return;
    }
    Optional<Jar> jar =
        folder.kept(bundle, version).filter(kept -> kept.sha256().equals(installed.sha256()));
    if (jar.isEmpty()) {
      LOG.error(
          "The kept jar of {} {} is gone or was changed, and is not loaded. {}",
          bundle,
          version,
          came.map(v -> "Version " + v + ", which came with the node, serves.")
              .orElse("Install it again."));
      return;
    }
    start(jar.get());
  }

  private boolean isGoneFromDeploy(Installed installed) {
    String deploy = context.getProperty("painter.deploy");
    return deploy != null
        && installed.file().filter(name -> !Files.exists(Path.of(deploy, name))).isPresent();
  }

  private void start(Jar jar) {
    Optional<Bundle> before = exchange.running(jar.bundle());
    if (before.filter(running -> running.getVersion().equals(jar.version())).isPresent()) {
      return; // The node runs on; only the configuration of this bundle was changed.
    }
    try {
      Bundle restored = exchange.install(jar);
      restored.start();
      before.ifPresent(exchange::letGo);
    } catch (Rejection | BundleException failed) {
      LOG.error("{} does not come back.", jar, failed);
    }
  }
}
