package art.painter.core.training;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.consent.Consents;
import art.painter.api.model.Model;
import art.painter.api.model.Models;
import art.painter.api.readiness.Finding;
import art.painter.api.readiness.Readiness;
import art.painter.api.readiness.ReadinessReport;
import art.painter.api.training.Providers;
import art.painter.api.training.TrainingJob;
import art.painter.api.training.TrainingStore;
import art.painter.api.training.Trainings;
import com.github.f4b6a3.uuid.UuidCreator;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the requests for trainings: checks what each rests on, and stores it once. */
final class TrainingRequests {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingRequests.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final TrainingStore store;
  private final Models models;
  private final Readiness readiness;
  private final Consents consents;
  private final Providers providers;

  TrainingRequests(
      TrainingStore store,
      Models models,
      Readiness readiness,
      Consents consents,
      Providers providers) {
    this.store = store;
    this.models = models;
    this.readiness = readiness;
    this.consents = consents;
    this.providers = providers;
  }

  TrainingJob take(
      Caller caller,
      String modelId,
      String providerId,
      String consentId,
      OptionalLong seed,
      Optional<String> idempotencyKey) {
    Model model = models.own(caller, modelId);
    idempotencyKey.ifPresent(TrainingRequests::checkKey);
    Optional<TrainingJob> before =
        idempotencyKey.flatMap(key -> store.findByKey(caller.accountId(), key));
    if (before.isPresent()) {
      return sameRequest(before.get(), modelId, providerId, consentId, seed);
    }
    providers.get(providerId);
    consents.current(caller, consentId, modelId, providerId);
    ReadinessReport report = readiness.report(caller, modelId);
    checkReady(report);
    if (report.modelRevision() != model.revision()) {
      throw PlatformException.conflict(
          Trainings.MODEL_CHANGED, "The model was edited meanwhile. Look at it and start again.");
    }
    TrainingJob job =
        new TrainingJob(
            UuidCreator.getTimeOrderedEpochPlus1().toString(),
            caller.accountId(),
            modelId,
            model.revision(),
            providerId,
            consentId,
            report.id(),
            seed.orElseGet(() -> RANDOM.nextInt(Integer.MAX_VALUE)),
            TrainingJob.State.queued(),
            Instant.now());
    TrainingJob stored = store.add(job, idempotencyKey);
    if (!stored.id().equals(job.id())) {
      if (idempotencyKey.flatMap(key -> store.findByKey(caller.accountId(), key)).isPresent()) {
        return sameRequest(stored, modelId, providerId, consentId, seed);
      }
      throw PlatformException.conflict(
          Trainings.RUNNING,
          "Training " + stored.id() + " of this model has not ended. Wait for it or cancel it.");
    }
    LOG.info(
        "Training {} of model {} revision {} was asked for.", job.id(), modelId, model.revision());
    return stored;
  }

  private static void checkKey(String key) {
    if (key.isBlank() || key.length() > 255) {
      throw PlatformException.invalid(
          Trainings.KEY_INVALID, "Give an Idempotency-Key of 1 to 255 characters.");
    }
  }

  private static TrainingJob sameRequest(
      TrainingJob job, String modelId, String providerId, String consentId, OptionalLong seed) {
    if (job.modelId().equals(modelId)
        && job.providerId().equals(providerId)
        && job.consentId().equals(consentId)
        && seed.orElse(job.seed()) == job.seed()) {
      return job;
    }
    throw PlatformException.conflict(
        Trainings.KEY_REUSED,
        "This Idempotency-Key was used for another training. Use a new key for a new one.");
  }

  private static void checkReady(ReadinessReport report) {
    if (report.ready()) {
      return;
    }
    String first =
        report.blocking().map(Finding::action).distinct().limit(5).collect(Collectors.joining(" "));
    throw PlatformException.conflict(
        Trainings.NOT_READY,
        "The readiness score is %d of 100, and %d is needed%s. %s"
            .formatted(
                report.score(),
                report.threshold(),
                first.isEmpty() ? "" : " with nothing that blocks",
                first.isEmpty() ? "The readiness report says what would raise it." : first));
  }
}
