package art.painter.core.training;

import art.painter.api.Page;
import art.painter.api.training.ModelVersion;
import art.painter.api.training.TrainingJob;
import art.painter.api.training.TrainingJob.State;
import art.painter.api.training.TrainingStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A store in memory with the port's rules on ended trainings. */
final class MemoryTrainings implements TrainingStore {
  final Map<String, TrainingJob> jobs = new TreeMap<>();
  final Map<String, ModelVersion> versions = new TreeMap<>();

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

  @Override
  public synchronized List<TrainingJob> unfinished() {
    return jobs.values().stream().filter(job -> !job.state().status().isFinal()).toList();
  }

  @Override
  public synchronized int waitingBefore(TrainingJob job) {
    return (int)
        unfinished().stream()
            .filter(other -> other.id().compareTo(job.id()) < 0)
            .filter(other -> other.providerId().equals(job.providerId()))
            .filter(other -> other.state().reference().isEmpty())
            .count();
  }

  @Override
  public synchronized void requestCancel(String id) {
    State s = jobs.get(id).state();
    put(
        id,
        new State(
            s.status(),
            s.progress(),
            s.message(),
            s.log(),
            s.reference(),
            s.packageHash(),
            true,
            s.versionId(),
            s.completed()));
  }

  @Override
  public synchronized TrainingJob update(String id, State state) {
    return put(id, state);
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
        id, (any, job) -> job.state().status().isFinal() ? job : job.with(state));
  }

  @Override
  public Optional<ModelVersion> findVersion(String id) {
    return Optional.ofNullable(versions.get(id));
  }

  @Override
  public Page<ModelVersion> versions(String modelId, Page.Request page) {
    throw new UnsupportedOperationException();
  }
}
