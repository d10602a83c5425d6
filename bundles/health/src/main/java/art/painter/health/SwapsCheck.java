package art.painter.health;

import art.painter.api.PlatformException;
import art.painter.api.plugin.Swap;
import art.painter.api.plugin.SwapStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Whether the latest swap of each plug-in went well. Plug-ins that are held back are no fault. */
@Component(
    configurationPid = "art.painter.health.swaps",
    property = {Checks.NAME + "swaps", Checks.ATTENTION, Checks.KEPT + "10000"})
@Designate(ocd = SwapsCheck.Config.class)
public final class SwapsCheck implements HealthCheck {
  /** For how long a failure is told. */
  @ObjectClassDefinition(name = "pAInter health: swaps")
  @interface Config {
    @AttributeDefinition(
        description = "For how many hours a failed swap is a warning, unless a later one is well.",
        min = "0")
    int failed_hours() default 24;
  }

  private final Optional<SwapStore> swaps;
  private final Duration told;

  /**
   * @param swaps the record of all swaps
   * @param config for how long a failure is told
   */
  @Activate
  public SwapsCheck(
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          Optional<SwapStore> swaps,
      Config config) {
    this.swaps = swaps;
    this.told = Duration.ofHours(config.failed_hours());
  }

  @Override
  public Result execute() {
    if (swaps.isEmpty()) {
      return Checks.warn("The record of swaps is not there. The node's log says why.");
    }
    try {
      Instant since = Instant.now().minus(told);
      List<String> faults =
          swaps.get().latest().stream()
              .filter(swap -> isFault(swap, since))
              .map(SwapsCheck::line)
              .toList();
      return Checks.warnOf(faults, "The latest swaps went well.");
    } catch (PlatformException unavailable) {
      return Checks.warn("The swaps cannot be looked at. " + unavailable.getMessage());
    }
  }

  private static boolean isFault(Swap swap, Instant since) {
    return switch (swap.outcome()) {
      case INTERRUPTED -> true;
      case FAILED -> swap.began().isAfter(since);
      default -> false;
    };
  }

  private static String line(Swap swap) {
    return "%s of %s at %s: %s"
        .formatted(swap.action(), swap.bundle(), swap.began(), swap.message());
  }
}
