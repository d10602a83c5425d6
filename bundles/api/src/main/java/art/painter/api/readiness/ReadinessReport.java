package art.painter.api.readiness;

import art.painter.api.Origin;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What all rules said of a model at one time.
 *
 * @param id its id
 * @param modelId the model
 * @param modelRevision the revision that was checked
 * @param score 0 to 100, weighted
 * @param threshold the score that was needed
 * @param ready whether a training may start: score reached, nothing blocks, at least one rule ran
 * @param results each rule's answer, in the order of rule ids
 * @param evaluated when
 */
public record ReadinessReport(
    String id,
    String modelId,
    int modelRevision,
    int score,
    int threshold,
    boolean ready,
    List<Result> results,
    Instant evaluated) {
  /** Keeps its own copy of the results. */
  public ReadinessReport {
    results = List.copyOf(results);
  }

  /**
   * One rule's answer.
   *
   * @param rule which rule, of which bundle and version
   * @param weight its weight
   * @param assessment what it said
   * @param inputsHash SHA-256 of the lines that its answer depends on
   */
  public record Result(Origin rule, int weight, Assessment assessment, String inputsHash) {}

  /** {@return the findings that keep a training from starting} */
  public Stream<Finding> blocking() {
    return results.stream()
        .flatMap(r -> r.assessment().findings().stream())
        .filter(Finding::blocks);
  }
}
