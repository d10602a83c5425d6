package art.painter.shell;

import art.painter.api.Origin;
import art.painter.api.license.Licenses;
import art.painter.api.readiness.Readiness;
import art.painter.api.training.Providers;
import art.painter.api.verification.Verifications;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Descriptor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What an operator asks of a running node: {@code painter:providers}, {@code painter:rules} and so
 * on.
 */
@Component(
    service = PainterCommands.class,
    property = {
      "osgi.command.scope=painter",
      "osgi.command.function=providers",
      "osgi.command.function=rules",
      "osgi.command.function=methods",
      "osgi.command.function=tiers"
    })
public final class PainterCommands {
  private final Providers providers;
  private final Readiness readiness;
  private final Verifications verifications;
  private final Licenses licenses;

  @Activate
  public PainterCommands(
      @Reference Providers providers,
      @Reference Readiness readiness,
      @Reference Verifications verifications,
      @Reference Licenses licenses) {
    this.providers = providers;
    this.readiness = readiness;
    this.verifications = verifications;
    this.licenses = licenses;
  }

  @Descriptor("lists the training providers that are there, with their base models")
  public String providers() {
    return providers.all().entrySet().stream()
        .map(
            entry ->
                "%-12s %s%n%13s%s%n%13sbase model: %s, licence: %s%n%13sat once: %d"
                    .formatted(
                        entry.getKey(),
                        entry.getValue().title(),
                        "",
                        entry.getValue().summary(),
                        "",
                        entry.getValue().baseModel().label(),
                        entry.getValue().baseModel().license(),
                        "",
                        entry.getValue().capacity()))
        .collect(Collectors.joining("\n"));
  }

  @Descriptor("lists the readiness rules that are there, with bundle and version")
  public String rules() {
    return readiness.rules().stream().map(PainterCommands::line).collect(Collectors.joining("\n"));
  }

  @Descriptor("lists the verification methods that are there")
  public String methods() {
    return String.join("\n", verifications.methods());
  }

  @Descriptor("lists the license tiers that are there")
  public String tiers() {
    return licenses.tiers().stream()
        .map(tier -> "%-12s %s".formatted(tier.id(), tier.summary()))
        .collect(Collectors.joining("\n"));
  }

  private static String line(Origin rule) {
    return "%-28s %s %s".formatted(rule.id(), rule.bundle(), rule.version());
  }
}
