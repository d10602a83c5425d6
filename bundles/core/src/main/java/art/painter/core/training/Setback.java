package art.painter.core.training;

import art.painter.api.PlatformException;
import art.painter.api.training.Providers;
import art.painter.api.training.TrainingJob;
import art.painter.api.training.TrainingProvider;

/**
 * What becomes of a training whose step did not succeed.
 *
 * @param outcome what becomes of it
 * @param message why, for its artist
 */
record Setback(Outcome outcome, String message) {
  // With growing pauses these take about five minutes.
  static final int MOST_FAILURES = 10;

  // With pauses of a minute this is a day, after which an artist may train elsewhere.
  private static final int GONE_FOR_GOOD = 24 * 60;

  enum Outcome {
    /** The step is taken again. */
    WAITS,
    /** Only a person can tell whether it has begun. */
    UNDECIDED,
    FAILED,
    CANCELED
  }

  /** A step that somebody refused, for a reason that artists are told. */
  static Setback of(TrainingJob job, PlatformException refused, int failures) {
    if (isUnclear(job) && refused.code().equals(TrainingProvider.UNDECIDED)) {
      return new Setback(Outcome.UNDECIDED, refused.getMessage());
    }
    boolean mayHeal =
        refused.kind() == PlatformException.Kind.UNAVAILABLE
            || (failures < MOST_FAILURES
                && (job.state().mayRun() || refused.code().equals(TrainingProvider.STALE)));
    if (!mayHeal) {
      return forGood(job, refused.getMessage());
    }
    if (job.state().cancelRequested()
        && refused.code().equals(Providers.UNAVAILABLE)
        && failures >= GONE_FOR_GOOD) {
      return new Setback(
          Outcome.CANCELED, "Canceled while its provider was away, which may still hold it.");
    }
    return new Setback(Outcome.WAITS, refused.getMessage() + " The training goes on when it can.");
  }

  /** A step that does not succeed however often it is taken. */
  static Setback forGood(TrainingJob job, String message) {
    return new Setback(isUnclear(job) ? Outcome.UNDECIDED : Outcome.FAILED, message);
  }

  private static boolean isUnclear(TrainingJob job) {
    return job.state().mayRun() && job.state().reference().isEmpty();
  }
}
