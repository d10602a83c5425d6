package art.painter.health;

import art.painter.api.log.TransparencyLog;
import java.util.Optional;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Whether the log of records takes more. */
@Component(property = {Checks.NAME + "log", Checks.READY})
public final class LogCheck implements HealthCheck {
  private final Optional<TransparencyLog> log;

  /**
   * @param log the log
   */
  @Activate
  public LogCheck(
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          Optional<TransparencyLog> log) {
    this.log = log;
  }

  @Override
  public Result execute() {
    return log.map(LogCheck::look)
        .orElseGet(() -> Checks.critical("The log is not there. The node's log file says why."));
  }

  private static Result look(TransparencyLog log) {
    return log.fault()
        .map(fault -> Checks.critical("The log takes nothing more: " + fault))
        .or(() -> log.warning().map(Checks::warn))
        .orElseGet(() -> Checks.ok("The log takes records."));
  }
}
