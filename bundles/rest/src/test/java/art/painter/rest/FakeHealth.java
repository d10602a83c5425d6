package art.painter.rest;

import art.painter.api.account.Caller;
import art.painter.api.health.CheckReport;
import art.painter.api.health.Health;
import art.painter.api.health.HealthStatus;
import art.painter.api.health.HealthSummary;
import art.painter.api.health.Probe;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Is as well as a test says. */
final class FakeHealth implements Health {
  volatile HealthStatus status = HealthStatus.OK;

  @Override
  public HealthSummary summary(Probe probe) {
    return HealthSummary.of(Map.of("check." + probe.name().toLowerCase(Locale.ROOT), status));
  }

  @Override
  public List<CheckReport> report(Caller caller) {
    throw new AssertionError("no door tells why");
  }
}
