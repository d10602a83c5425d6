package art.painter.core.training;

import art.painter.api.PlatformException;
import art.painter.api.schedule.Schedule;
import art.painter.api.training.TrainingJob;
import art.painter.api.training.TrainingProvider;
import art.painter.api.training.TrainingReport;
import art.painter.api.training.TrainingStore;
import art.painter.core.plugin.Lease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks each provider, after its poll interval, how all of its running trainings stand, with one
 * durable timer a provider. What has ended, or has lost its consent, is left to the training's own
 * step.
 */
final class RunningTrainings implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunningTrainings.class);

  // So that a provider which leaves out many does not get a question for each of them every time.
  private static final int MOST_ASKED_ALONE = 50;

  private final TrainingStore store;
  private final ProviderService providers;
  private final ConsentGate gate;
  private final Followers followers;
  private final Schedule.Timers trainings;
  private final Schedule.Timers timers;
  private final Set<String> watched = ConcurrentHashMap.newKeySet();
  // What a training was told to be last, so that what did not change is not written again.
  private final Map<String, Map<String, Integer>> lastTold = new ConcurrentHashMap<>();

  RunningTrainings(
      TrainingStore store,
      ProviderService providers,
      ConsentGate gate,
      Followers followers,
      Schedule schedule,
      Schedule.Timers trainings) {
    this.store = store;
    this.providers = providers;
    this.gate = gate;
    this.followers = followers;
    this.trainings = trainings;
    this.timers = schedule.open("training-poll", this::poll);
  }

  /**
   * Asks these now, and every other one as soon as it has a training: intervals may have changed.
   */
  void resume(Set<String> providerIds) {
    watched.clear();
    providerIds.forEach(timers::wake);
  }

  /** Sees to it that the provider is asked after its poll interval. */
  void wakeLater(String providerId) {
    if (watched.add(providerId)) {
      try {
        timers.wake(providerId);
      } catch (RuntimeException notNow) {
        watched.remove(providerId);
        throw notNow;
      }
    }
  }

  private Optional<Instant> poll(String providerId, int failures) {
    // Before looking, so that a training which begins meanwhile wakes the timer again.
    watched.remove(providerId);
    Map<String, String> ids = new HashMap<>();
    store
        .running(providerId)
        .forEach(
            (id, reference) -> {
              if (!reference.isEmpty()) {
                ids.put(reference, id);
              }
            });
    if (failures > 0 || ids.isEmpty()) {
      // They were all told that the provider is away.
      lastTold.remove(providerId);
    }
    if (ids.isEmpty()) {
      return Optional.empty();
    }
    watched.add(providerId);
    try (Lease<TrainingProvider> lease = providers.lease(providerId)) {
      return Optional.of(ask(lease, providerId, ids));
    } catch (PlatformException notNow) {
      if (failures == 0) {
        LOG.info("{} trainings of {} wait: {}", ids.size(), providerId, notNow.getMessage());
        store.sayToRunning(providerId, notNow.getMessage() + " The training goes on when it can.");
        followers.followed().forEach(id -> store.find(id).ifPresent(followers::publish));
      }
      throw notNow;
    } catch (LinkageError beingReplaced) {
      throw new IllegalStateException("The provider is asked again.", beingReplaced);
    }
  }

  /** When to ask again. */
  private Instant ask(Lease<TrainingProvider> lease, String providerId, Map<String, String> ids) {
    try {
      ask(
          lease.service(),
          ids,
          lastTold.computeIfAbsent(providerId, any -> new ConcurrentHashMap<>()));
      return Instant.now().plus(lease.service().describe().pollInterval());
    } catch (RuntimeException | Error failure) {
      lease.failed(failure);
      throw failure;
    }
  }

  private void ask(TrainingProvider provider, Map<String, String> ids, Map<String, Integer> told) {
    Map<String, String> left = new HashMap<>(ids);
    provider.statuses(
        Set.copyOf(ids.keySet()),
        (reference, report) -> {
          String id = left.remove(reference);
          if (id != null) {
            take(id, report, told);
          }
        });
    List<String> alone = new ArrayList<>(left.values());
    Collections.shuffle(alone);
    alone.stream().limit(MOST_ASKED_ALONE).forEach(trainings::add);
    told.keySet().retainAll(Set.copyOf(ids.values()));
  }

  private void take(String id, TrainingReport report, Map<String, Integer> told) {
    if (report.status().isFinal()) {
      trainings.add(id);
      return;
    }
    Integer now = report.hashCode();
    if (!now.equals(told.put(id, now))) {
      Optional<TrainingJob> job = store.find(id).filter(j -> !j.state().status().isFinal());
      job.flatMap(gate::withdrawal).ifPresent(when -> trainings.add(id));
      job.filter(j -> !j.state().at(report).equals(j.state()))
          .flatMap(j -> store.update(j, j.state().at(report)))
          .ifPresent(followers::publish);
    }
  }

  @Override
  public void close() {
    timers.close();
  }
}
