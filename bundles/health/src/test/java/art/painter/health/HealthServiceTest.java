package art.painter.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.health.CheckReport;
import art.painter.api.health.HealthStatus;
import art.painter.api.health.Probe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.apache.felix.hc.api.execution.HealthCheckExecutionOptions;
import org.apache.felix.hc.api.execution.HealthCheckExecutionResult;
import org.apache.felix.hc.api.execution.HealthCheckExecutor;
import org.apache.felix.hc.api.execution.HealthCheckMetadata;
import org.apache.felix.hc.api.execution.HealthCheckSelector;
import org.junit.jupiter.api.Test;

class HealthServiceTest {
  private static final Caller OPERATOR = new Caller("o", Set.of(Role.OPERATOR));

  private final List<HealthCheckExecutionResult> found = new ArrayList<>();
  private final HealthService health =
      new HealthService(
          new HealthCheckExecutor() {
            @Override
            public List<HealthCheckExecutionResult> execute(HealthCheckSelector selector) {
              throw new AssertionError("without a limit");
            }

            @Override
            public List<HealthCheckExecutionResult> execute(
                HealthCheckSelector selector, HealthCheckExecutionOptions options) {
              assertEquals(250, options.getOverrideGlobalTimeout());
              assertTrue(options.isCombineTagsWithOr());
              List<String> tags = List.of(selector.tags());
              return found.stream()
                  .filter(
                      r -> r.getHealthCheckMetadata().getTags().stream().anyMatch(tags::contains))
                  .toList();
            }
          },
          Settings.of(HealthService.Config.class, Map.of("limit.milliseconds", 250)));

  private record Found(String name, String tag, Result result, boolean isLate)
      implements HealthCheckExecutionResult {
    @Override
    public Result getHealthCheckResult() {
      return result;
    }

    @Override
    public long getElapsedTimeInMs() {
      return 12;
    }

    @Override
    public Date getFinishedAt() {
      return new Date();
    }

    @Override
    public boolean hasTimedOut() {
      return isLate;
    }

    @Override
    public HealthCheckMetadata getHealthCheckMetadata() {
      return new HealthCheckMetadata(
          new FakeReference(
              Map.of(
                  HealthCheck.NAME, name, HealthCheck.TAGS, new String[] {tag}, "service.id", 7L)));
    }
  }

  private void all(Status status) {
    for (String ready : List.of("database", "disk", "log")) {
      found.add(new Found(ready, "ready", new Result(Status.OK, "Fine."), false));
    }
    found.add(new Found("live", "live", new Result(Status.OK, "Fine."), false));
    for (String other : List.of("jobs", "keys", "providers", "warnings")) {
      found.add(new Found(other, "attention", new Result(Status.OK, "Fine."), false));
    }
    found.add(new Found("swaps", "attention", new Result(status, "Well."), false));
  }

  @Test
  void the_worst_counts() {
    all(Status.OK);
    assertEquals(HealthStatus.OK, health.summary(Probe.ALL).status());
    assertEquals(9, health.summary(Probe.ALL).checks().size());
    for (Status status : Status.values()) {
      found.clear();
      all(status);
      HealthStatus expected =
          status == Status.HEALTH_CHECK_ERROR
              ? HealthStatus.CRITICAL
              : HealthStatus.valueOf(status.name());
      assertEquals(expected, health.summary(Probe.ALL).status());
      assertEquals(expected, health.summary(Probe.ALL).checks().get("swaps"));
      assertEquals(HealthStatus.OK, health.summary(Probe.READY).status());
    }
  }

  @Test
  void each_probe_asks_its_own_checks() {
    all(Status.OK);
    assertEquals(Set.of("live"), health.summary(Probe.LIVE).checks().keySet());
    assertEquals(Set.of("database", "disk", "log"), health.summary(Probe.READY).checks().keySet());
  }

  @Test
  void a_check_that_is_missing_is_critical() {
    assertEquals(HealthStatus.CRITICAL, health.summary(Probe.LIVE).status());
    all(Status.OK);
    found.remove(0);
    assertEquals(HealthStatus.CRITICAL, health.summary(Probe.READY).checks().get("database"));
  }

  @Test
  void a_check_that_takes_too_long_is_critical_whatever_it_says() {
    all(Status.OK);
    found.add(new Found("slow", "ready", new Result(Status.OK, "Not yet."), true));
    assertEquals(HealthStatus.CRITICAL, health.summary(Probe.READY).status());
  }

  @Test
  void another_bundles_check_is_asked_as_well() {
    all(Status.OK);
    found.add(new Found("other", "ready", new Result(Status.WARN, "Hm."), false));
    assertEquals(HealthStatus.WARN, health.summary(Probe.READY).status());
  }

  @Test
  void operators_and_nobody_else_read_what_was_found() {
    all(Status.OK);
    FormattingResultLog log = new FormattingResultLog();
    log.debug("Not for people.");
    log.info("One.");
    log.warn("Two.");
    found.add(new Found("all", "ready", new Result(log), false));
    List<CheckReport> reports = health.report(OPERATOR);
    assertEquals(
        new CheckReport(
            "all", HealthStatus.WARN, "One. Two.", Duration.ofMillis(12), List.of("ready")),
        reports.get(0));
    assertEquals(10, reports.size());
    for (Caller other : Arrays.asList(Caller.ANONYMOUS, new Caller("a", Set.of(Role.ARTIST)))) {
      assertThrows(PlatformException.class, () -> health.report(other));
    }
  }
}
