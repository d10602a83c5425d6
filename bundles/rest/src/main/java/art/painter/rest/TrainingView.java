package art.painter.rest;

import art.painter.api.training.TrainingJob;
import art.painter.api.training.TrainingStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A {@link TrainingJob}, as it is answered. */
record TrainingView(
    String id,
    String ownerId,
    String modelId,
    int modelRevision,
    String provider,
    String consentId,
    String reportId,
    long seed,
    TrainingStatus status,
    double progress,
    String message,
    Optional<List<String>> log,
    OptionalInt queuePlace,
    Optional<String> providerReference,
    Optional<String> packageHash,
    boolean undecided,
    boolean cancelRequested,
    Optional<String> versionId,
    Instant created,
    Optional<Instant> completed) {
  static TrainingView of(TrainingJob job, OptionalInt queuePlace) {
    return of(job, queuePlace, Optional.of(job.state().log()));
  }

  /** Without the log, which can be long. */
  static TrainingView inList(TrainingJob job, OptionalInt queuePlace) {
    return of(job, queuePlace, Optional.empty());
  }

  private static TrainingView of(
      TrainingJob job, OptionalInt queuePlace, Optional<List<String>> log) {
    TrainingJob.State state = job.state();
    return new TrainingView(
        job.id(),
        job.ownerId(),
        job.modelId(),
        job.modelRevision(),
        job.providerId(),
        job.consentId(),
        job.reportId(),
        job.seed(),
        state.status(),
        state.progress(),
        state.message(),
        log,
        queuePlace,
        state.reference(),
        state.packageHash(),
        state.attempt().filter(TrainingJob.Attempt::undecided).isPresent(),
        state.cancelRequested(),
        state.versionId(),
        job.created(),
        state.completed());
  }
}
