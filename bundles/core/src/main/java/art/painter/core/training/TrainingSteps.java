package art.painter.core.training;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.blob.BlobStore;
import art.painter.api.consent.Consents;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.model.Model;
import art.painter.api.model.Models;
import art.painter.api.training.BaseModel;
import art.painter.api.training.ModelVersion;
import art.painter.api.training.TrainingJob;
import art.painter.api.training.TrainingJob.State;
import art.painter.api.training.TrainingOrder;
import art.painter.api.training.TrainingProvider;
import art.painter.api.training.TrainingReport;
import art.painter.api.training.TrainingStatus;
import art.painter.api.training.TrainingStore;
import art.painter.api.training.Trainings;
import com.github.f4b6a3.uuid.UuidCreator;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The two steps of a training that move files: sending the works out, and taking the weights in.
 */
final class TrainingSteps {
  private final TrainingStore store;
  private final Models models;
  private final Consents consents;
  private final BlobStore blobs;
  private final WorksPackage works;
  private final long mostPackageBytes;
  private final long mostWeightsBytes;

  TrainingSteps(
      TrainingStore store,
      Models models,
      Consents consents,
      BlobStore blobs,
      WorksPackage works,
      long mostPackageBytes,
      long mostWeightsBytes) {
    this.store = store;
    this.models = models;
    this.consents = consents;
    this.blobs = blobs;
    this.works = works;
    this.mostPackageBytes = mostPackageBytes;
    this.mostWeightsBytes = mostWeightsBytes;
  }

  /** Packs the works, hands them to the provider and stores its reference. */
  TrainingJob begin(TrainingJob job, TrainingProvider provider) {
    Caller artist = new Caller(job.ownerId(), Set.of(Role.ARTIST));
    Model model = models.get(artist, job.modelId(), job.modelRevision());
    TrainingConsent consent = consents.get(artist, job.consentId());
    try (BlobStore.Staged staged = works.stage(consent, mostPackageBytes)) {
      // Noted before it is kept, so that it is found and removed whatever happens in between.
      State now =
          store.update(job.id(), accepted(job.state(), Optional.empty(), staged.sha256())).state();
      staged.commit();
      String reference =
          provider.start(
              new TrainingOrder(
                  job.id(),
                  model.setup().destination(),
                  model.setup().type(),
                  model.setup().triggerWord(),
                  job.seed(),
                  consent.manifestHash(),
                  staged.sha256(),
                  staged.bytes(),
                  () -> blobs.open(staged.sha256())));
      return store.update(job.id(), accepted(now, Optional.of(reference), staged.sha256()));
    } catch (PlatformException refused) {
      if (refused.code().equals(BlobStore.TOO_LARGE)) {
        throw PlatformException.invalid(
            BlobStore.TOO_LARGE,
            "The selected works are more than %,d bytes together. Select fewer or smaller ones."
                .formatted(mostPackageBytes));
      }
      throw refused;
    }
  }

  private static State accepted(State now, Optional<String> reference, String packageHash) {
    return new State(
        TrainingStatus.STARTING,
        0,
        reference.isPresent()
            ? "The provider has accepted the training."
            : "Is being sent to the provider.",
        now.log(),
        reference,
        Optional.of(packageHash),
        now.cancelRequested(),
        Optional.empty(),
        Optional.empty());
  }

  /** Takes the weights in and stores the version, both or neither. */
  TrainingJob succeed(TrainingJob job, TrainingReport report, BaseModel baseModel) {
    TrainingReport.Result result = report.result().orElseThrow();
    Caller artist = new Caller(job.ownerId(), Set.of(Role.ARTIST));
    Model model = models.get(artist, job.modelId(), job.modelRevision());
    try (BlobStore.Staged staged = stage(result)) {
      tidy(job);
      staged.commit();
      ModelVersion version =
          new ModelVersion(
              UuidCreator.getTimeOrderedEpochPlus1().toString(),
              job.ownerId(),
              job.modelId(),
              job.modelRevision(),
              job.id(),
              job.providerId(),
              result.version(),
              model.setup().triggerWord(),
              job.consentId(),
              baseModel,
              staged.sha256(),
              staged.bytes(),
              result.details(),
              Instant.now());
      State now = job.state();
      return store.succeed(
          job.id(),
          new State(
              TrainingStatus.SUCCEEDED,
              1,
              report.message(),
              report.log(),
              now.reference(),
              now.packageHash(),
              now.cancelRequested(),
              Optional.of(version.id()),
              Optional.of(version.completed())),
          version);
    }
  }

  private BlobStore.Staged stage(TrainingReport.Result result) {
    try {
      return blobs.stage(
          out -> {
            try (InputStream in = result.weights().open()) {
              in.transferTo(out);
            }
          },
          mostWeightsBytes);
    } catch (UncheckedIOException notReadable) {
      throw new PlatformException(
          PlatformException.Kind.UNAVAILABLE,
          Trainings.WEIGHTS_UNAVAILABLE,
          "The provider's weights file could not be read to its end.",
          notReadable);
    }
  }

  /**
   * Removes the package of a training that is about to end, unless another one sends the same
   * bytes. Before the end is stored, since nothing looks at a training afterwards.
   */
  void tidy(TrainingJob job) {
    job.state()
        .packageHash()
        .filter(
            hash ->
                store.unfinished().stream()
                    .noneMatch(other -> !other.id().equals(job.id()) && sends(other, hash)))
        .ifPresent(blobs::remove);
  }

  private static boolean sends(TrainingJob job, String packageHash) {
    return job.state().packageHash().filter(packageHash::equals).isPresent();
  }
}
