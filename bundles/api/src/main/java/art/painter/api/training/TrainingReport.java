package art.painter.api.training;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a provider says a training stands.
 *
 * @param status the state
 * @param progress 0 to 1
 * @param message one plain line: what it does now, or why it failed
 * @param log the newest lines of its log, at most {@value #MOST_LOG_LINES}
 * @param result what came of it; there exactly when the status is SUCCEEDED
 */
public record TrainingReport(
    TrainingStatus status,
    double progress,
    String message,
    List<String> log,
    Optional<Result> result) {
  /** The most log lines that are kept. */
  public static final int MOST_LOG_LINES = 500;

  /** Keeps its own copy; holds the rules on progress and result. */
  public TrainingReport {
    log =
        List.copyOf(
            log.size() > MOST_LOG_LINES
                ? log.subList(log.size() - MOST_LOG_LINES, log.size())
                : log);
    progress = Double.isFinite(progress) ? Math.min(1, Math.max(0, progress)) : 0;
    if (result.isPresent() != (status == TrainingStatus.SUCCEEDED)) {
      throw new IllegalArgumentException("a result is there exactly when a training succeeded");
    }
  }

  /**
   * What a training brought.
   *
   * @param version the provider's name of the version, sent back to generate from it
   * @param details facts for people, such as rank and layer count; no secrets
   * @param weights the {@code .safetensors} file
   */
  public record Result(String version, Map<String, String> details, Source weights) {
    /** Keeps its own copy of the details. */
    public Result {
      details = Map.copyOf(details);
    }
  }
}
