package art.painter.configuration;

import art.painter.configuration.file.ConfigFile;
import art.painter.configuration.file.Declarations;
import art.painter.configuration.file.Variables;
import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Is told of configuration files by FileInstall, which prefers it to its own installer by its
 * ranking, and which starts after it, so that no file is another's.
 */
@Component(
    service = {ArtifactInstaller.class, ConfigFileInstaller.class},
    property = "service.ranking:Integer=100")
public final class ConfigFileInstaller implements ArtifactInstaller, SynchronousBundleListener {
  private static final Logger LOG = LoggerFactory.getLogger(ConfigFileInstaller.class);

  private final BundleContext context;
  private final ConfigFiles files;

  /**
   * @param context tells the bundles and the node's properties
   * @param configurations where configurations are applied
   */
  @Activate
  public ConfigFileInstaller(BundleContext context, @Reference ConfigurationAdmin configurations) {
    this.context = context;
    this.files =
        new ConfigFiles(
            () -> Installed.in(context),
            new Variables(name -> Optional.ofNullable(context.getProperty(name))),
            new Applied(configurations),
            Clock.systemUTC());
    context.addBundleListener(this);
  }

  @Deactivate
  void deactivate() {
    context.removeBundleListener(this);
  }

  ConfigFiles files() {
    return files;
  }

  @Override
  public boolean canHandle(File file) {
    return file.getName().endsWith(ConfigFile.ENDING);
  }

  @Override
  public void install(File file) throws IOException {
    files.changed(file);
  }

  @Override
  public void update(File file) throws IOException {
    files.changed(file);
  }

  @Override
  public void uninstall(File file) throws IOException {
    files.removed(file);
  }

  /** What comes with a bundle is checked before the bundle starts. */
  @Override
  public void bundleChanged(BundleEvent event) {
    try {
      if ((event.getType() & (BundleEvent.INSTALLED | BundleEvent.UPDATED)) != 0) {
        var declarations = new Declarations();
        Installed.read(event.getBundle(), declarations);
        files.declared(declarations);
      } else if (event.getType() == BundleEvent.UNINSTALLED) {
        files.mended();
      }
    } catch (IOException e) {
      LOG.warn("What {} is configured with could not be checked: {}", event.getBundle(), e);
    }
  }
}
