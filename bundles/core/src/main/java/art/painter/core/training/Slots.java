package art.painter.core.training;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which trainings each provider works on, so that no more are begun than it runs at once. */
final class Slots {
  private final Map<String, Set<String>> taken = new HashMap<>();

  synchronized boolean take(String providerId, String trainingId, int capacity) {
    Set<String> working = taken.computeIfAbsent(providerId, any -> new HashSet<>());
    return working.contains(trainingId) || (working.size() < capacity && working.add(trainingId));
  }

  synchronized void release(String providerId, String trainingId) {
    taken.computeIfAbsent(providerId, any -> new HashSet<>()).remove(trainingId);
  }
}
