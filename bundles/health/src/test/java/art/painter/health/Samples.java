package art.painter.health;

import art.painter.api.Page;
import art.painter.api.plugin.Swap;
import art.painter.api.training.TrainingJob;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class Samples {
  private Samples() {}

  static Swap swap(Swap.Outcome outcome, Instant began) {
    return new Swap(
        "s1",
        Swap.Action.UPGRADE,
        "shell",
        Swap.Source.SHELL,
        "a.bundle",
        Optional.of("1.0.0"),
        Optional.of("1.1.0"),
        Optional.empty(),
        Optional.empty(),
        outcome,
        "What came of it.",
        began,
        7);
  }

  static Page<TrainingJob> page(List<String> ids) {
    return new Page<>(
        ids.stream()
            .map(
                id ->
                    new TrainingJob(
                        id,
                        "cheri",
                        "m1",
                        1,
                        "local",
                        "c1",
                        "r1",
                        7,
                        TrainingJob.State.queued(),
                        Instant.EPOCH))
            .toList(),
        Optional.empty());
  }
}
