package art.painter.shell;

import art.painter.api.health.CheckReport;
import art.painter.api.health.Health;
import art.painter.api.health.HealthStatus;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether the node is well, and why not: {@code painter:health}. */
@Component(
    service = HealthCommands.class,
    property = {"osgi.command.scope=painter", "osgi.command.function=health"})
public final class HealthCommands {
  private final Health health;

  @Activate
  public HealthCommands(@Reference Health health) {
    this.health = health;
  }

  @Descriptor("shows what each check of the node's health found")
  public String health() {
    List<CheckReport> reports = health.report(PainterCommands.SHELL);
    HealthStatus worst =
        reports.stream()
            .map(CheckReport::status)
            .reduce(HealthStatus::or)
            .orElse(HealthStatus.CRITICAL);
    return worst
        + reports.stream().map(HealthCommands::line).collect(Collectors.joining("\n", "\n", ""));
  }

  private static String line(CheckReport report) {
    return "%-14s %-8s %s (%d ms%s)"
        .formatted(
            report.name(),
            report.status(),
            report.message(),
            report.took().toMillis(),
            report.tags().isEmpty() ? "" : ", " + String.join(", ", report.tags()));
  }
}
