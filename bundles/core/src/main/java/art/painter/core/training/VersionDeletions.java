package art.painter.core.training;

import art.painter.api.PlatformException;
import art.painter.api.log.LogRecord;
import art.painter.api.log.RecordKind;
import art.painter.api.record.RecordDraft;
import art.painter.api.record.Records;
import art.painter.api.schedule.Schedule;
import art.painter.api.training.ModelVersion;
import art.painter.api.training.ModelVersion.Deletion;
import art.painter.api.training.TrainingJob;
import art.painter.api.training.TrainingProvider;
import art.painter.api.training.TrainingStore;
import art.painter.core.RecordIds;
import art.painter.core.blob.KeptFiles;
import art.painter.core.plugin.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes versions: first the weights on this node, then all that the provider has, and last logs
 * that it is so. Each version has a durable timer until that is done, and every step may be done
 * again.
 */
final class VersionDeletions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VersionDeletions.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final Duration REFUSED_AGAIN = Duration.ofHours(1);

  private final TrainingStore store;
  private final ProviderService providers;
  private final KeptFiles files;
  private final Records records;
  private final Predicate<String> inUse;
  private final Schedule.Timers timers;

  /**
   * @param inUse whether something may still be made from a version, of those asked for before
   */
  VersionDeletions(
      TrainingStore store,
      ProviderService providers,
      KeptFiles files,
      Records records,
      Predicate<String> inUse,
      Schedule schedule) {
    this.store = store;
    this.providers = providers;
    this.files = files;
    this.records = records;
    this.inUse = inUse;
    this.timers = schedule.open("version-deletion", this::step);
  }

  void ask(String versionId) {
    store.askDeletion(
        versionId,
        new Deletion(Instant.now(), "Is being deleted.", Optional.empty(), Optional.empty()));
    timers.wake(versionId);
  }

  /** Also those that were stored as asked for right before the node died, and have no timer. */
  void resume() {
    store.deleting().forEach(timers::wake);
  }

  private Optional<Instant> step(String id, int failures) {
    Optional<ModelVersion> found =
        store
            .findVersion(id)
            .filter(v -> v.deletion().filter(d -> d.completed().isEmpty()).isPresent());
    return found.isEmpty() ? Optional.empty() : step(found.get());
  }

  private Optional<Instant> step(ModelVersion version) {
    files.removeUnused(version.weightsHash());
    if (inUse.test(version.id())) {
      // So that the deletion is logged after the last receipt.
      say(version, "Waits until the images are given up that were being made from it.");
      return in(LOOK_AGAIN);
    }
    String provider;
    try {
      provider = deleteAtProvider(version);
    } catch (PlatformException refused) {
      say(version, "The weights on this node are gone. " + refused.getMessage());
      if (refused.kind() == PlatformException.Kind.UNAVAILABLE) {
        throw refused;
      }
      LOG.warn("Version {} stays at its provider: {}", version.id(), refused.getMessage());
      return in(REFUSED_AGAIN);
    }
    return logged(version, provider);
  }

  /** {@return the provider's title} */
  private String deleteAtProvider(ModelVersion version) {
    TrainingJob.State trained = store.find(version.trainingId()).orElseThrow().state();
    try (Lease<TrainingProvider> lease = providers.lease(version.providerId())) {
      try {
        TrainingProvider provider = lease.service();
        provider.delete(trained.reference().orElseThrow(), Optional.of(version.providerVersion()));
        return provider.describe().title();
      } catch (RuntimeException | Error failure) {
        lease.failed(failure);
        throw failure;
      }
    } catch (PlatformException refused) {
      throw refused;
    } catch (RuntimeException | LinkageError unexpected) {
      say(version, "The weights on this node are gone. The provider failed, and is asked again.");
      throw new IllegalStateException("The provider is asked again.", unexpected);
    }
  }

  private Optional<Instant> logged(ModelVersion version, String provider) {
    LogRecord record;
    try {
      record = records.keep(record(version, provider));
    } catch (PlatformException notNow) {
      say(version, "Nothing of it is left; the record of that follows. " + notNow.getMessage());
      throw notNow;
    }
    store.setDeletion(
        version.id(),
        new Deletion(
            version.deletion().orElseThrow().asked(),
            "Deleted, on this node and by its provider.",
            Optional.of(record.logged()),
            Optional.of(record.id())));
    LOG.info("Version {} of model {} is deleted.", version.id(), version.modelId());
    return Optional.empty();
  }

  private static RecordDraft record(ModelVersion version, String provider) {
    return new RecordDraft(
        RecordIds.deletionOf(version.id()),
        RecordKind.DELETION,
        version.ownerId(),
        Optional.of(version.id()),
        Map.of(
            "erased",
            Map.of(
                "kind", "VERSION",
                "id", version.id(),
                "weightsSha256", version.weightsHash(),
                "provider", Map.of("id", version.providerId(), "title", provider),
                "providerConfirmed", true),
            "model",
            Map.of("id", version.modelId()),
            "consent",
            Map.of("id", version.consentId()),
            "artist",
            Map.of("id", version.ownerId())));
  }

  private void say(ModelVersion version, String message) {
    Deletion now = version.deletion().orElseThrow();
    if (!now.message().equals(message)) {
      store.setDeletion(
          version.id(), new Deletion(now.asked(), message, Optional.empty(), Optional.empty()));
    }
  }

  private static Optional<Instant> in(Duration pause) {
    return Optional.of(Instant.now().plus(pause));
  }

  @Override
  public void close() {
    timers.close();
  }
}
