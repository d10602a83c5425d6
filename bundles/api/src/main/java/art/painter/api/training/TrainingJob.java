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
   * @param packageHash SHA-256 of the package that is sent, while there is one: from when the works
   *     are packed until the training ends
   * @param attempt the attempt to begin it, from its preparation until the provider has accepted it
   * @param reference the provider's id of the training, once it has accepted it
   * @param cancelRequested whether the artist asked to stop it
   * @param versionId the version that came of it, when it succeeded
   * @param completed when it ended
   */
  public record State(
      TrainingStatus status,
      double progress,
      String message,
      List<String> log,
      Optional<String> packageHash,
      Optional<Attempt> attempt,
      Optional<String> reference,
      boolean cancelRequested,
      Optional<String> versionId,
      Optional<Instant> completed) {
    /** Keeps its own copy of the log. */
    public State {
      log = List.copyOf(log);
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
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty());
    }

    /** {@return whether the provider has it, or may have it} */
    public boolean mayRun() {
      return reference.isPresent() || attempt.flatMap(Attempt::sent).isPresent();
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
          packageHash,
          attempt,
          reference,
          cancelRequested,
          versionId,
          completed);
    }

    /**
     * {@return this state while it is packed, sent and begun}
     *
     * @param sentPackage SHA-256 of the package
     * @param next the attempt; empty while there is none
     * @param line what happens, in one plain line
     */
    public State beginning(String sentPackage, Optional<Attempt> next, String line) {
      return new State(
          TrainingStatus.STARTING,
          0,
          line,
          log,
          Optional.of(sentPackage),
          next,
          Optional.empty(),
          cancelRequested,
          Optional.empty(),
          Optional.empty());
    }

    /**
     * {@return this state once the provider has accepted it}
     *
     * @param given the provider's id of it
     */
    public State begun(String given) {
      return new State(
          TrainingStatus.STARTING,
          0,
          "The provider has accepted the training.",
          log,
          packageHash,
          Optional.empty(),
          Optional.of(given),
          cancelRequested,
          Optional.empty(),
          Optional.empty());
    }

    /**
     * {@return this state as the provider says it stands, not ended; progress never goes back, also
     * while a provider that was exchanged or restarted makes up for what was not saved}
     *
     * @param report what the provider says
     */
    public State at(TrainingReport report) {
      return new State(
          report.status(),
          Math.max(progress, report.progress()),
          cancelRequested ? "Being canceled." : report.message(),
          report.log(),
          packageHash,
          attempt,
          reference,
          cancelRequested,
          Optional.empty(),
          Optional.empty());
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
          Optional.empty(),
          attempt,
          reference,
          cancelRequested,
          Optional.empty(),
          Optional.of(at));
    }

    /**
     * {@return this state at its end with a version}
     *
     * @param report what the provider says
     * @param version what came of it
     */
    public State succeeded(TrainingReport report, ModelVersion version) {
      return new State(
          TrainingStatus.SUCCEEDED,
          1,
          report.message(),
          report.log(),
          Optional.empty(),
          attempt,
          reference,
          cancelRequested,
          Optional.of(version.id()),
          Optional.of(version.completed()));
    }
  }

  /**
   * An attempt to have a provider begin the training. It is stored before the provider is asked, so
   * that no answer which is lost, also by the platform's own death, leads to a second training.
   *
   * @param preparation what the provider needs in order to begin it or to find it again
   * @param sent when the provider was asked; empty before, and again once it is known that it did
   *     not begin
   * @param undecided whether nobody but a person can tell if it has begun
   */
  public record Attempt(String preparation, Optional<Instant> sent, boolean undecided) {
    /**
     * {@return an attempt of which the provider has not been told}
     *
     * @param preparation what the provider prepared
     */
    public static Attempt prepared(String preparation) {
      return new Attempt(preparation, Optional.empty(), false);
    }

    /**
     * {@return this attempt as it is when the provider is asked}
     *
     * @param at when
     */
    public Attempt sent(Instant at) {
      return new Attempt(preparation, Optional.of(at), false);
    }

    /** {@return this attempt, left to a person} */
    public Attempt leftToAPerson() {
      return new Attempt(preparation, sent, true);
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
