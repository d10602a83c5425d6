package art.painter.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.health.CheckReport;
import art.painter.api.health.Health;
import art.painter.api.health.HealthStatus;
import art.painter.api.health.HealthSummary;
import art.painter.api.health.Probe;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthCommandsTest {
  private record Found(CheckReport... reports) implements Health {
    @Override
    public HealthSummary summary(Probe probe) {
      throw new AssertionError("the shell shows all");
    }

    @Override
    public List<CheckReport> report(Caller caller) {
      caller.require(Role.OPERATOR);
      return List.of(reports);
    }
  }

  @Test
  void all_is_shown_and_the_worst_first() {
    Health health =
        new Found(
            new CheckReport(
                "database",
                HealthStatus.OK,
                "The database answers.",
                Duration.ofMillis(3),
                List.of("ready")),
            new CheckReport(
                "jobs", HealthStatus.WARN, "One waits.", Duration.ofMillis(5), List.of()));
    assertEquals(
        """
        WARN
        database       OK       The database answers. (3 ms, ready)
        jobs           WARN     One waits. (5 ms)""",
        new HealthCommands(health).health());
  }

  @Test
  void without_any_check_nothing_is_known_to_be_well() {
    assertEquals("CRITICAL\n", new HealthCommands(new Found()).health());
  }
}
