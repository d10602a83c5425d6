package art.painter.health;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.training.TrainingStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

/** Whether trainings go on: none that stands still, none that waits for a person. */
@Component(
    configurationPid = "art.painter.health.jobs",
    property = {Checks.NAME + "jobs", Checks.ATTENTION, Checks.KEPT + "30000"})
@Designate(ocd = JobsCheck.Config.class)
public final class JobsCheck implements HealthCheck {
  private static final int MOST_NAMED = 5;

  /** When a training stands still. */
  @ObjectClassDefinition(name = "pAInter health: jobs")
  @interface Config {
    @AttributeDefinition(
        description =
            "After how many minutes without any change a training that a provider has is told of.",
        min = "1")
    int still_minutes() default 120;
  }

  private final Optional<TrainingStore> trainings;
  private final Duration still;

  /**
   * @param trainings the trainings
   * @param config when one stands still
   */
  @Activate
  public JobsCheck(
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          Optional<TrainingStore> trainings,
      Config config) {
    this.trainings = trainings;
    this.still = Duration.ofMinutes(config.still_minutes());
  }

  @Override
  public Result execute() {
    if (trainings.isEmpty()) {
      return Checks.critical("The trainings are not there. The node's log says why.");
    }
    try {
      return look(trainings.get());
    } catch (PlatformException unavailable) {
      return Checks.warn("The trainings cannot be looked at. " + unavailable.getMessage());
    }
  }

  private Result look(TrainingStore store) {
    List<String> faults = new ArrayList<>();
    named(store.unchangedSince(Instant.now().minus(still), MOST_NAMED + 1))
        .ifPresent(
            ids ->
                faults.add(
                    "Trainings that have not changed for %d minutes: %s."
                        .formatted(still.toMinutes(), ids)));
    named(
            store.undecided(new Page.Request(Optional.empty(), MOST_NAMED + 1)).items().stream()
                .map(job -> job.id())
                .toList())
        .ifPresent(
            ids ->
                faults.add(
                    "Trainings that wait for your decision (painter:undecided): " + ids + "."));
    return Checks.warnOf(faults, "All trainings go on.");
  }

  private static Optional<String> named(List<String> ids) {
    return ids.isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.join(", ", ids.subList(0, Math.min(MOST_NAMED, ids.size())))
                + (ids.size() > MOST_NAMED ? " and more" : ""));
  }
}
