package art.painter.training.replicate;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** The account's trainings, newest first, a hundred a page. */
final class TrainingList {
  static final int PAGE = 100;

  private final ReplicateApi api;

  TrainingList(ReplicateApi api) {
    this.api = api;
  }

  /**
   * Walks from the newest training on. A training may come twice, since new ones move the pages.
   *
   * @param mostPages how many pages at most
   * @param each takes a training and tells whether to go on
   * @return whether it came to the end, or was told to stop
   */
  boolean walk(int mostPages, Predicate<Job> each) {
    AtomicBoolean stopped = new AtomicBoolean();
    Optional<String> link = Optional.of("trainings");
    for (int page = 0; page < mostPages && link.isPresent() && !stopped.get(); page++) {
      link =
          api.page(
              link.get(),
              json -> {
                stopped.set(!each.test(new Job(json)));
                return !stopped.get();
              });
    }
    return stopped.get() || link.isEmpty();
  }
}
