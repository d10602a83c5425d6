package art.painter.core.training;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.blob.BlobStore;
import art.painter.api.consent.Consents;
import art.painter.api.consent.TrainingConsent;
import art.painter.api.model.Model;
import art.painter.api.model.Models;
import art.painter.api.training.ModelVersion;
import art.painter.api.training.TrainingJob;
import art.painter.api.training.TrainingJob.Attempt;
import art.painter.api.training.TrainingJob.State;
import art.painter.api.training.TrainingOrder;
import art.painter.api.training.TrainingProvider;
import art.painter.api.training.TrainingReport;
import art.painter.api.training.TrainingStore;
import art.painter.api.training.Trainings;
import art.painter.core.blob.KeptFiles;
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
  private final ConsentGate gate;
  private final BlobStore blobs;
  private final KeptFiles files;
  private final WorksPackage works;
  private final long mostPackageBytes;
  private final long mostWeightsBytes;

  TrainingSteps(
      TrainingStore store,
      Models models,
      Consents consents,
      BlobStore blobs,
      KeptFiles files,
      WorksPackage works,
      long mostPackageBytes,
      long mostWeightsBytes) {
    this.store = store;
    this.models = models;
    this.consents = consents;
    this.gate = new ConsentGate(consents);
    this.blobs = blobs;
    this.files = files;
    this.works = works;
    this.mostPackageBytes = mostPackageBytes;
    this.mostWeightsBytes = mostWeightsBytes;
  }

  /** Packs the works, and has the provider do what may be done more than once. */
  TrainingJob prepare(TrainingJob job, TrainingProvider provider) {
    TrainingConsent consent = consents.get(artist(job), job.consentId());
    consents.requireProvider(consent.id(), provider.describe());
    try (BlobStore.Staged staged = works.stage(consent, mostPackageBytes)) {
      // Noted before it is kept, so that it is found and removed whatever happens in between.
      TrainingJob noted =
          update(
              job,
              job.state()
                  .beginning(staged.sha256(), Optional.empty(), "Is being sent to the provider."));
      staged.commit();
      if (gate.obstacle(noted).isPresent()) {
        throw new MovedOn();
      }
      String preparation = provider.prepare(order(noted, consent));
      if (preparation.length() > TrainingProvider.MOST_PREPARATION) {
        throw new IllegalArgumentException("The provider's preparation is too long to be kept.");
      }
      return update(
          noted,
          noted
              .state()
              .beginning(
                  staged.sha256(),
                  Optional.of(Attempt.prepared(preparation)),
                  "Is ready to be begun."));
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

  /** Has the provider begin, once it is stored that it is asked to. */
  TrainingJob start(TrainingJob job, TrainingProvider provider) {
    Attempt attempt = job.state().attempt().orElseThrow();
    TrainingOrder order = orderAgain(job);
    // Once more, since another version of it may have prepared the training.
    consents.requireProvider(job.consentId(), provider.describe());
    TrainingJob sent =
        update(job, with(job, Optional.of(attempt.sent(Instant.now())), "Is being begun."));
    String reference;
    try {
      if (sent.state().cancelRequested() || gate.obstacle(sent).isPresent()) {
        return notBegun(sent);
      }
      reference = provider.start(order, attempt.preparation());
    } catch (PlatformException refused) {
      if (refused.code().equals(TrainingProvider.STALE)) {
        update(sent, with(sent, Optional.empty(), "Is prepared again."));
      } else if (refused.code().equals(TrainingProvider.UNCLEAR)) {
        // Counted from now, since it took until now.
        update(sent, with(sent, Optional.of(attempt.sent(Instant.now())), refused.getMessage()));
      } else {
        notBegun(sent);
      }
      throw refused;
    }
    return update(sent, sent.state().begun(reference));
  }

  private TrainingOrder orderAgain(TrainingJob job) {
    try {
      return order(job, consents.get(artist(job), job.consentId()));
    } catch (PlatformException missing) {
      if (!missing.code().equals(BlobStore.NOT_FOUND)) {
        throw missing;
      }
      update(job, with(job, Optional.empty(), "Is packed again."));
      throw PlatformException.conflict(
          TrainingProvider.STALE, "The package of works is gone and is made again.");
    }
  }

  /** Stores that the attempt certainly did not begin it, so that the same one is made again. */
  TrainingJob notBegun(TrainingJob job) {
    return update(
        job,
        with(
            job,
            job.state().attempt().map(Attempt::preparation).map(Attempt::prepared),
            job.state().message()));
  }

  private TrainingJob update(TrainingJob from, State state) {
    return store.update(from, state).orElseThrow(MovedOn::new);
  }

  private static State with(TrainingJob job, Optional<Attempt> attempt, String message) {
    return job.state().beginning(job.state().packageHash().orElseThrow(), attempt, message);
  }

  private TrainingOrder order(TrainingJob job, TrainingConsent consent) {
    Model model = models.get(artist(job), job.modelId(), job.modelRevision());
    String packageHash = job.state().packageHash().orElseThrow();
    return new TrainingOrder(
        job.id(),
        model.setup().destination(),
        model.setup().type(),
        model.setup().triggerWord(),
        job.seed(),
        consent.manifestRoot(),
        packageHash,
        blobs.bytes(packageHash),
        () -> blobs.open(packageHash));
  }

  private static Caller artist(TrainingJob job) {
    return new Caller(job.ownerId(), Set.of(Role.ARTIST));
  }

  /** Takes the weights in and stores the version, both or neither. */
  TrainingJob succeed(TrainingJob job, TrainingReport report) {
    TrainingReport.Result result = report.result().orElseThrow();
    TrainingConsent consent = consents.get(artist(job), job.consentId());
    Model model = models.get(artist(job), job.modelId(), job.modelRevision());
    try (BlobStore.Staged staged = stage(result)) {
      if (gate.withdrawal(job).isPresent()) {
        throw new MovedOn();
      }
      tidy(job);
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
              // Whoever is the provider now may have another one already.
              consent.baseModel(),
              staged.sha256(),
              staged.bytes(),
              result.details(),
              Instant.now(),
              Optional.empty());
      return files.keep(
          () -> {
            staged.commit();
            return store.succeed(job.id(), job.state().succeeded(report, version), version);
          });
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
        .filter(hash -> !store.sendsPackage(hash, job.id()))
        .ifPresent(blobs::remove);
  }
}
