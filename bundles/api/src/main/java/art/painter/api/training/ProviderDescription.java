package art.painter.api.training;

import java.time.Duration;
import java.util.Optional;

/**
 * What a provider says of itself.
 *
 * @param title its name for people
 * @param summary one or two honest sentences on what it is and is not
 * @param baseModel what it adapts
 * @param capacity how many trainings it runs at once, at least 1; further ones queue on the
 *     platform
 * @param pollInterval how often to ask for a training's status when the provider does not signal,
 *     at least 100 ms
 * @param remote whether works leave this machine
 * @param trainingCost what a training is expected to cost; empty when it costs nothing
 */
public record ProviderDescription(
    String title,
    String summary,
    BaseModel baseModel,
    int capacity,
    Duration pollInterval,
    boolean remote,
    Optional<CostEstimate> trainingCost) {
  /** Refuses numbers that make no sense. */
  public ProviderDescription {
    if (capacity < 1 || pollInterval.toMillis() < 100) {
      throw new IllegalArgumentException("capacity at least 1, poll interval at least 100 ms");
    }
  }
}
