package art.painter.core.training;

import art.painter.api.Page;
import art.painter.api.training.ModelVersion;
import art.painter.api.training.ModelVersion.Deletion;
import art.painter.api.training.TrainingCount;
import art.painter.api.training.TrainingJob;
import art.painter.api.training.TrainingJob.State;
import art.painter.api.training.TrainingStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A store in memory with the port's rules on ended trainings. */
final class MemoryTrainings implements TrainingStore {
  final Map<String, TrainingJob> jobs = new TreeMap<>();
  final Map<String, ModelVersion> versions = new TreeMap<>();
  final AtomicInteger looks = new AtomicInteger();

  @Override
  public synchronized TrainingJob add(TrainingJob job, Optional<String> idempotencyKey) {
    jobs.put(job.id(), job);
    return job;
  }

  @Override
  public Optional<TrainingJob> findByKey(String ownerId, String idempotencyKey) {
    return Optional.empty();
  }

  @Override
  public synchronized Optional<TrainingJob> find(String id) {
    return Optional.ofNullable(jobs.get(id));
  }

  @Override
  public Page<TrainingJob> list(String modelId, Page.Request page) {
    throw new UnsupportedOperationException();
  }

  private Stream<TrainingJob> unfinished(String providerId) {
    return jobs.values().stream()
        .filter(job -> !job.state().status().isFinal())
        .filter(job -> job.providerId().equals(providerId));
  }

  @Override
  public synchronized List<String> waiting(String providerId, int limit) {
    return unfinished(providerId)
        .filter(job -> !job.state().mayRun())
        .map(TrainingJob::id)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Set<String> busyProviders() {
    looks.incrementAndGet();
    return jobs.values().stream()
        .filter(job -> !job.state().status().isFinal())
        .map(TrainingJob::providerId)
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized Map<String, String> running(String providerId) {
    return unfinished(providerId)
        .filter(job -> job.state().mayRun())
        .collect(Collectors.toMap(TrainingJob::id, job -> job.state().reference().orElse("")));
  }

  @Override
  public synchronized Optional<TrainingJob> findByReference(String providerId, String reference) {
    return unfinished(providerId)
        .filter(job -> job.state().reference().equals(Optional.of(reference)))
        .findFirst();
  }

  @Override
  public synchronized void sayToRunning(String providerId, String message) {
    unfinished(providerId)
        .filter(job -> job.state().reference().isPresent())
        .toList()
        .forEach(job -> put(job.id(), job.state().saying(message)));
  }

  @Override
  public Page<TrainingJob> undecided(Page.Request page) {
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized boolean sendsPackage(String packageHash, String otherThan) {
    return jobs.values().stream()
        .filter(job -> !job.state().status().isFinal() && !job.id().equals(otherThan))
        .anyMatch(job -> job.state().packageHash().equals(Optional.of(packageHash)));
  }

  @Override
  public synchronized int waitingBefore(TrainingJob job) {
    return (int)
        unfinished(job.providerId())
            .filter(other -> other.id().compareTo(job.id()) < 0)
            .filter(other -> !other.state().mayRun())
            .count();
  }

  @Override
  public List<String> unchangedSince(Instant since, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<TrainingCount> counts() {
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized void requestCancel(String id) {
    put(id, canceling(jobs.get(id).state()));
  }

  private static State canceling(State s) {
    return new State(
        s.status(),
        s.progress(),
        s.message(),
        s.log(),
        s.packageHash(),
        s.attempt(),
        s.reference(),
        true,
        s.versionId(),
        s.completed());
  }

  @Override
  public synchronized List<String> canceling() {
    return jobs.values().stream()
        .filter(job -> !job.state().status().isFinal() && job.state().cancelRequested())
        .map(TrainingJob::id)
        .toList();
  }

  @Override
  public synchronized Optional<TrainingJob> update(TrainingJob from, State state) {
    State now = jobs.get(from.id()).state();
    boolean same =
        !now.status().isFinal()
            && now.attempt().equals(from.state().attempt())
            && now.reference().equals(from.state().reference());
    return same ? Optional.of(put(from.id(), state)) : Optional.empty();
  }

  @Override
  public synchronized TrainingJob succeed(String id, State state, ModelVersion version) {
    if (!jobs.get(id).state().status().isFinal()) {
      versions.put(version.id(), version);
    }
    return put(id, state);
  }

  private TrainingJob put(String id, State state) {
    return jobs.computeIfPresent(
        id,
        (any, job) ->
            job.state().status().isFinal()
                ? job
                : job.with(job.state().cancelRequested() ? canceling(state) : state));
  }

  @Override
  public Optional<ModelVersion> findVersion(String id) {
    return Optional.ofNullable(versions.get(id));
  }

  @Override
  public Page<ModelVersion> versions(String modelId, Page.Request page) {
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized void askDeletion(String id, Deletion deletion) {
    versions.computeIfPresent(
        id, (any, version) -> version.deletion().isPresent() ? version : with(version, deletion));
  }

  @Override
  public synchronized void setDeletion(String id, Deletion deletion) {
    versions.computeIfPresent(id, (any, version) -> with(version, deletion));
  }

  private static ModelVersion with(ModelVersion v, Deletion deletion) {
    return new ModelVersion(
        v.id(),
        v.ownerId(),
        v.modelId(),
        v.modelRevision(),
        v.trainingId(),
        v.providerId(),
        v.providerVersion(),
        v.triggerWord(),
        v.consentId(),
        v.baseModel(),
        v.weightsHash(),
        v.weightsBytes(),
        v.details(),
        v.completed(),
        Optional.of(deletion));
  }

  @Override
  public synchronized List<String> deleting() {
    return versions.values().stream()
        .filter(v -> v.deletion().filter(d -> d.completed().isEmpty()).isPresent())
        .map(ModelVersion::id)
        .toList();
  }

  @Override
  public synchronized List<String> unfinishedUnder(String consentId) {
    return jobs.values().stream()
        .filter(job -> !job.state().status().isFinal() && job.consentId().equals(consentId))
        .map(TrainingJob::id)
        .toList();
  }

  /** How many versions rest on a file, as the port of that name says. */
  synchronized long uses(String sha256) {
    return versions.values().stream()
        .filter(version -> version.weightsHash().equals(sha256) && version.deletion().isEmpty())
        .count();
  }
}
