package art.painter.core.training;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.training.TrainingJob;
import art.painter.api.training.TrainingJob.Attempt;
import art.painter.api.training.TrainingProvider;
import art.painter.api.training.TrainingStore;
import art.painter.api.training.Trainings;
import art.painter.core.plugin.Lease;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What operators decide about trainings of which nobody can tell whether a provider began them. */
final class Decisions {
  private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);

  private final TrainingStore store;
  private final ProviderService providers;

  Decisions(TrainingStore store, ProviderService providers) {
    this.store = store;
    this.providers = providers;
  }

  TrainingJob decide(Caller operator, String id, Optional<String> reference) {
    TrainingJob job =
        store
            .find(id)
            .orElseThrow(
                () ->
                    PlatformException.notFound(
                        Trainings.NOT_FOUND, "There is no training " + id + "."));
    Attempt attempt =
        job.state().attempt().filter(Attempt::undecided).orElseThrow(() -> notUndecided(id));
    reference.ifPresent(known -> checkIsItsOwn(job, known));
    TrainingJob.State next =
        reference
            .map(job.state()::begun)
            .orElseGet(
                () ->
                    job.state()
                        .beginning(
                            job.state().packageHash().orElseThrow(),
                            Optional.of(Attempt.prepared(attempt.preparation())),
                            "Is begun again, as an operator decided."));
    TrainingJob decided = store.update(job, next).orElseThrow(() -> notUndecided(id));
    LOG.info(
        "Operator {} decided about training {}: {}.",
        operator.accountId(),
        id,
        reference.map(known -> "it is " + known).orElse("it is begun again"));
    return decided;
  }

  private static PlatformException notUndecided(String id) {
    return PlatformException.conflict(
        Trainings.NOT_UNDECIDED, "Training " + id + " waits for no decision (any more).");
  }

  private void checkIsItsOwn(TrainingJob job, String reference) {
    if (store.findByReference(job.providerId(), reference).isPresent()) {
      throw PlatformException.conflict(
          Trainings.NOT_UNDECIDED,
          "Another training of this platform is " + reference + " already.");
    }
    try (Lease<TrainingProvider> provider = providers.lease(job.providerId())) {
      provider.service().status(reference);
    } catch (PlatformException unknown) {
      throw unknown.kind() == PlatformException.Kind.NOT_FOUND
          ? PlatformException.invalid(
              TrainingProvider.UNKNOWN,
              "The provider knows no training " + reference + ". Look for its id once more.")
          : unknown;
    }
  }
}
