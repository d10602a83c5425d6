package art.painter.health;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Component;

/** That it answers is all there is to know. */
@Component(property = {Checks.NAME + "live", Checks.LIVE})
public final class LiveCheck implements HealthCheck {
  @Override
  public Result execute() {
    return Checks.ok(
        "The process is up since "
            + Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime())
            + ".");
  }
}
