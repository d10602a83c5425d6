package art.painter.core.training;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which trainings each provider works on, so that no more are begun than it runs at once, and in
 * the order they were asked for. What ran before this object was made is read from the store.
 */
final class Slots {
  private final Function<String, Set<String>> running;
  private final Map<String, Provider> providers = new HashMap<>();

  /**
   * @param taken what it works on
   * @param preparing what of that it has not yet
   * @param failing what could not be begun the last time or rests, and so holds nobody up
   */
  private record Provider(Set<String> taken, Set<String> preparing, Set<String> failing) {}

  /**
   * @param running tells which trainings a provider has or may have
   */
  Slots(Function<String, Set<String>> running) {
    this.running = running;
  }

  /**
   * @param before how many go first, of those that the provider has not yet
   */
  synchronized boolean take(String providerId, String trainingId, int before, int capacity) {
    Provider provider = of(providerId);
    if (provider.taken.contains(trainingId)) {
      return true;
    }
    int free = capacity - provider.taken.size();
    provider.failing.remove(trainingId);
    int ahead =
        before - earlier(provider.preparing, trainingId) - earlier(provider.failing, trainingId);
    if (free <= 0 || ahead >= free) {
      return false;
    }
    provider.preparing.add(trainingId);
    return provider.taken.add(trainingId);
  }

  /** Ids sort in the order in which trainings were asked for. */
  private static int earlier(Set<String> ids, String trainingId) {
    return (int) ids.stream().filter(id -> id.compareTo(trainingId) < 0).count();
  }

  synchronized void began(String providerId, String trainingId) {
    of(providerId).taken.add(trainingId);
    of(providerId).preparing.remove(trainingId);
  }

  /**
   * @return whether it may have held others up until now
   */
  synchronized boolean failed(String providerId, String trainingId) {
    of(providerId).taken.remove(trainingId);
    of(providerId).preparing.remove(trainingId);
    return of(providerId).failing.add(trainingId);
  }

  synchronized int failing(String providerId) {
    return of(providerId).failing.size();
  }

  synchronized void release(String providerId, String trainingId) {
    of(providerId).taken.remove(trainingId);
    of(providerId).preparing.remove(trainingId);
    of(providerId).failing.remove(trainingId);
  }

  private Provider of(String providerId) {
    return providers.computeIfAbsent(
        providerId,
        id -> new Provider(new HashSet<>(running.apply(id)), new HashSet<>(), new HashSet<>()));
  }
}
