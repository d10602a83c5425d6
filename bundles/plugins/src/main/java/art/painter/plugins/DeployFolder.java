package art.painter.plugins;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import java.io.File;
import java.io.IOException;
import java.util.Hashtable;
import java.util.Map;
import java.util.Set;
import org.apache.felix.fileinstall.ArtifactInstaller;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The deploy folder: a jar that is put there goes the way of every other jar, and one that is taken
 * out is removed. FileInstall watches the folder; it begins once this component is there.
 */
@Component(immediate = true, property = "service.ranking:Integer=100")
public final class DeployFolder implements ArtifactInstaller {
  private static final Logger LOG = LoggerFactory.getLogger(DeployFolder.class);
  private static final Caller FOLDER = new Caller("deploy", Set.of(Role.OPERATOR));

  private final PlugInService plugIns;
  private final String folder;
  private final Configuration watch;

  @Activate
  public DeployFolder(
      BundleContext context,
      @Reference PlugInService plugIns,
      @Reference ConfigurationAdmin configurations)
      throws IOException {
    this.plugIns = plugIns;
    this.folder = context.getProperty("painter.deploy");
    this.watch = folder == null ? null : watch(configurations, folder);
  }

  private static Configuration watch(ConfigurationAdmin configurations, String folder)
      throws IOException {
    Configuration watch =
        configurations.getFactoryConfiguration("org.apache.felix.fileinstall", "deploy", "?");
    watch.update(
        new Hashtable<>(
            Map.of(
                "felix.fileinstall.dir", folder,
                "felix.fileinstall.poll", "500",
                "felix.fileinstall.noInitialDelay", "true",
                "felix.fileinstall.filter", ".*\\.jar",
                "felix.fileinstall.enableConfigSave", "false",
                // What is found there may need anything that the node has.
                "felix.fileinstall.active.level", "30")));
    return watch;
  }

  @Deactivate
  void deactivate() throws IOException {
    if (watch != null) {
      watch.delete();
    }
  }

  @Override
  public boolean canHandle(File artifact) {
    return folder != null
        && artifact.getName().endsWith(".jar")
        && artifact.getAbsoluteFile().getParentFile().equals(new File(folder).getAbsoluteFile());
  }

  @Override
  public void install(File artifact) {
    try {
      plugIns.deploy(FOLDER, artifact.toPath());
    } catch (PlatformException refused) {
      LOG.error("{} is not deployed: {}", artifact, refused.getMessage());
    } catch (IOException unreadable) {
      LOG.error("{} is not deployed, since it cannot be read.", artifact, unreadable);
    }
  }

  @Override
  public void update(File artifact) {
    install(artifact);
  }

  @Override
  public void uninstall(File artifact) {
    try {
      plugIns.undeploy(FOLDER, artifact.getName());
    } catch (PlatformException refused) {
      LOG.error("What came from {} stays: {}", artifact, refused.getMessage());
    } catch (IOException unreadable) {
      LOG.error("What came from {} stays.", artifact, unreadable);
    }
  }
}
