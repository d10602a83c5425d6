package art.painter.api.training;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A training, as the platform keeps it.
 *
 * @param id its id
 * @param ownerId the artist's account
 * @param modelId the model
 * @param modelRevision the revision it holds on to
 * @param providerId who trains
 * @param consentId the consent it rests on
 * @param reportId the readiness report it rests on
 * @param seed where randomness starts
 * @param state what changes as it goes on
 * @param created when it was asked for
 */
public record TrainingJob(
    String id,
    String ownerId,
    String modelId,
    int modelRevision,
    String providerId,
    String consentId,
    String reportId,
    long seed,
    State state,
    Instant created) {

  /**
   * What changes as a training goes on.
   *
   * @param status one of the five states
   * @param progress 0 to 1
   * @param message one plain line: what it does now, what it waits for, or why it failed
   * @param log the newest lines of the provider's log
   * @param reference the provider's id of the training, once it has accepted it
   * @param packageHash SHA-256 of the package that was sent, once there is one
   * @param cancelRequested whether the artist asked to stop it
   * @param versionId the version that came of it, when it succeeded
   * @param completed when it ended
   */
  public record State(
      TrainingStatus status,
      double progress,
      String message,
      List<String> log,
      Optional<String> reference,
      Optional<String> packageHash,
      boolean cancelRequested,
      Optional<String> versionId,
      Optional<Instant> completed) {
    /** Keeps its own copy of the log. */
    public State {
      log = List.copyOf(log);
    }

    /**
     * {@return this state with another message}
     *
     * @param line one plain line
     */
    public State saying(String line) {
      return new State(
          status,
          progress,
          line,
          log,
          reference,
          packageHash,
          cancelRequested,
          versionId,
          completed);
    }

    /**
     * {@return this state at its end without a version}
     *
     * @param end FAILED or CANCELED
     * @param line why, in one plain line
     * @param lines the newest lines of the provider's log
     * @param at when
     */
    public State ended(TrainingStatus end, String line, List<String> lines, Instant at) {
      return new State(
          end,
          progress,
          line,
          lines,
          reference,
          packageHash,
          cancelRequested,
          Optional.empty(),
          Optional.of(at));
    }

    /** {@return the state of a training that was just asked for} */
    public static State queued() {
      return new State(
          TrainingStatus.STARTING,
          0,
          "Waits for its turn.",
          List.of(),
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty());
    }
  }

  /**
   * {@return this training in another state}
   *
   * @param next the state
   */
  public TrainingJob with(State next) {
    return new TrainingJob(
        id, ownerId, modelId, modelRevision, providerId, consentId, reportId, seed, next, created);
  }
}
