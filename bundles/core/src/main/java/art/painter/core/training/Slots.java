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

  private record Provider(Set<String> taken, Set<String> preparing) {}

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
    if (free <= 0 || before - provider.preparing.size() >= free) {
      return false;
    }
    provider.preparing.add(trainingId);
    return provider.taken.add(trainingId);
  }

  synchronized void began(String providerId, String trainingId) {
    of(providerId).taken.add(trainingId);
    of(providerId).preparing.remove(trainingId);
  }

  synchronized void release(String providerId, String trainingId) {
    of(providerId).taken.remove(trainingId);
    of(providerId).preparing.remove(trainingId);
  }

  private Provider of(String providerId) {
    return providers.computeIfAbsent(
        providerId, id -> new Provider(new HashSet<>(running.apply(id)), new HashSet<>()));
  }
}
