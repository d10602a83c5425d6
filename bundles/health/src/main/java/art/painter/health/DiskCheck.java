package art.painter.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Whether the disk of the data folder has room. */
@Component(
    configurationPid = "art.painter.health.disk",
    property = {Checks.NAME + "disk", Checks.READY})
@Designate(ocd = DiskCheck.Config.class)
public final class DiskCheck implements HealthCheck {
  /** How much room there has to be. */
  @ObjectClassDefinition(name = "pAInter health: disk")
  @interface Config {
    @AttributeDefinition(
        description = "With fewer megabytes free for the data folder, health is a warning.",
        min = "0")
    long warn_megabytes() default 2048;

    @AttributeDefinition(
        description =
            "With fewer megabytes free for the data folder, health is critical and the node not ready.",
        min = "0")
    long critical_megabytes() default 512;
  }

  private final Path data;
  private final Config config;

  /**
   * @param context tells the node's data folder
   * @param config how much room there has to be
   */
  @Activate
  public DiskCheck(BundleContext context, Config config) {
    this(Path.of(Optional.ofNullable(context.getProperty("painter.data")).orElse("data")), config);
  }

  DiskCheck(Path data, Config config) {
    this.data = data;
    this.config = config;
  }

  @Override
  public Result execute() {
    long free;
    try {
      free = Files.getFileStore(data).getUsableSpace() >> 20;
    } catch (IOException unreadable) {
      return Checks.critical("The data folder cannot be looked at: " + unreadable.getMessage());
    }
    String message = "%d MB are free for the data folder %s.".formatted(free, data);
    if (free < config.critical_megabytes()) {
      return Checks.critical(message + " Make room: uploads, trainings and records will fail.");
    }
    return free < config.warn_megabytes()
        ? Checks.warn(message + " Make room soon.")
        : Checks.ok(message);
  }
}
