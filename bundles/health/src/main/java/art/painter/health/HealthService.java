package art.painter.health;

import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.health.CheckReport;
import art.painter.api.health.Health;
import art.painter.api.health.HealthStatus;
import art.painter.api.health.HealthSummary;
import art.painter.api.health.Probe;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.apache.felix.hc.api.execution.HealthCheckExecutionOptions;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckSelector;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Has all checks carried out, side by side, and kept for a moment. */
@Component(configurationPid = "art.painter.health")
@Designate(ocd = HealthService.Config.class)
public final class HealthService implements Health {
  /** What must be there; one that is missing would be taken for one that found nothing. */
  private static final Map<Probe, List<String>> EXPECTED =
      Map.of(
          Probe.LIVE, List.of("live"),
          Probe.READY, List.of("database", "disk", "log"),
          Probe.ALL,
              List.of(
                  "live",
                  "database",
                  "disk",
                  "log",
                  "keys",
                  "jobs",
                  "providers",
                  "swaps",
                  "warnings"));

  /** How long checks may take. */
  @ObjectClassDefinition(name = "pAInter health")
  @interface Config {
    @AttributeDefinition(
        description = "After how many milliseconds a check that has not answered is critical.",
        min = "100",
        max = "60000")
    int limit_milliseconds() default 3000;
  }

  private final HealthCheckExecutor executor;
  private final HealthCheckExecutionOptions options;

  /**
   * @param executor carries checks out
   * @param config how long they may take
   */
  @Activate
  public HealthService(@Reference HealthCheckExecutor executor, Config config) {
    this.executor = executor;
    this.options =
        new HealthCheckExecutionOptions()
            .setOverrideGlobalTimeout(config.limit_milliseconds())
            .setCombineTagsWithOr(true);
  }

  @Override
  public HealthSummary summary(Probe probe) {
    return HealthSummary.of(
        checks(probe).stream().collect(Collectors.toMap(CheckReport::name, CheckReport::status)));
  }

  @Override
  public List<CheckReport> report(Caller caller) {
    caller.require(Role.OPERATOR);
    return List.copyOf(checks(Probe.ALL));
  }

  private Collection<CheckReport> checks(Probe probe) {
    Map<String, CheckReport> reports = new TreeMap<>();
    for (String name : EXPECTED.get(probe)) {
      reports.put(name, missing(name));
    }
    executor.execute(selector(probe), options).stream()
        .map(HealthService::reportOf)
        .forEach(report -> reports.put(report.name(), report));
    return reports.values();
  }

  private static HealthCheckSelector selector(Probe probe) {
    return probe == Probe.ALL
        ? HealthCheckSelector.tags("live", "ready", "attention")
        : HealthCheckSelector.tags(probe.name().toLowerCase(Locale.ROOT));
  }

  private static CheckReport missing(String name) {
    return new CheckReport(
        name,
        HealthStatus.CRITICAL,
        "This check is not there: its configuration may be wrong. The node's log says more.",
        Duration.ZERO,
        List.of());
  }

  private static CheckReport reportOf(HealthCheckExecutionResult outcome) {
    Result result = outcome.getHealthCheckResult();
    return new CheckReport(
        outcome.getHealthCheckMetadata().getName(),
        outcome.hasTimedOut() ? HealthStatus.CRITICAL : status(result.getStatus()),
        message(result),
        Duration.ofMillis(outcome.getElapsedTimeInMs()),
        outcome.getHealthCheckMetadata().getTags());
  }

  private static HealthStatus status(Result.Status status) {
    return switch (status) {
      case OK -> HealthStatus.OK;
      case WARN -> HealthStatus.WARN;
      case TEMPORARILY_UNAVAILABLE -> HealthStatus.TEMPORARILY_UNAVAILABLE;
      case CRITICAL, HEALTH_CHECK_ERROR -> HealthStatus.CRITICAL;
    };
  }

  private static String message(Result result) {
    return StreamSupport.stream(result.spliterator(), false)
        .filter(entry -> !entry.isDebug())
        .map(ResultLog.Entry::getMessage)
        .collect(Collectors.joining(" "));
  }
}
