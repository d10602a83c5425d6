package art.painter.shell;

import art.painter.api.Origin;
import art.painter.api.Page;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.license.Licenses;
import art.painter.api.readiness.Readiness;
import art.painter.api.training.Providers;
import art.painter.api.training.TrainingJob;
import art.painter.api.training.Trainings;
import art.painter.api.verification.Verifications;
import java.util.Optional;
import java.util.Set;
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
      "osgi.command.function=tiers",
      "osgi.command.function=undecided",
      "osgi.command.function=decide"
    })
public final class PainterCommands {
  // Whoever reaches the node's own socket is its operator.
  static final Caller SHELL = new Caller("shell", Set.of(Role.OPERATOR));

  private final Providers providers;
  private final Readiness readiness;
  private final Verifications verifications;
  private final Licenses licenses;
  private final Trainings trainings;

  @Activate
  public PainterCommands(
      @Reference Providers providers,
      @Reference Readiness readiness,
      @Reference Verifications verifications,
      @Reference Licenses licenses,
      @Reference Trainings trainings) {
    this.providers = providers;
    this.readiness = readiness;
    this.verifications = verifications;
    this.licenses = licenses;
    this.trainings = trainings;
  }

  @Descriptor("lists the training providers that are there, with their base models")
  public String providers() {
    return providers.all().entrySet().stream()
        .map(
            entry ->
                "%-12s %s%n%13s%s%n%13sbase model: %s, licence: %s%n%13sat once: %d%s"
                    .formatted(
                        entry.getKey(),
                        entry.getValue().title(),
                        "",
                        entry.getValue().summary(),
                        "",
                        entry.getValue().baseModel().label(),
                        entry.getValue().baseModel().license(),
                        "",
                        entry.getValue().capacity(),
                        entry
                            .getValue()
                            .trainingCost()
                            .map(
                                cost ->
                                    ", a training about %s %s (%s)"
                                        .formatted(cost.amount(), cost.currency(), cost.basis()))
                            .orElse("")))
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

  @Descriptor("lists the trainings of which nobody but a person can tell if they were begun")
  public String undecided() {
    StringBuilder lines = new StringBuilder();
    Optional<String> after = Optional.empty();
    do {
      Page<TrainingJob> page =
          trainings.undecided(SHELL, new Page.Request(after, Page.Request.MOST));
      page.items()
          .forEach(
              job ->
                  lines.append(
                      "%s %s: %s%n".formatted(job.id(), job.providerId(), job.state().message())));
      after = page.next();
    } while (after.isPresent());
    return lines.isEmpty() ? "There are none." : lines.toString().stripTrailing();
  }

  @Descriptor("decides about an undecided training after a look into the provider's account")
  public String decide(
      @Descriptor("the training") String id,
      @Descriptor("the provider's id of it, or none to have it begun again") String reference) {
    TrainingJob job =
        trainings.decide(SHELL, id, Optional.of(reference).filter(given -> !given.equals("none")));
    return job.state().message();
  }

  private static String line(Origin rule) {
    return "%-28s %s %s".formatted(rule.id(), rule.bundle(), rule.version());
  }
}
