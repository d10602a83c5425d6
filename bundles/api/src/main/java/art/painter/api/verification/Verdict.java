package art.painter.api.verification;

import java.util.List;
import java.util.Objects;

/**
 * What a verifier found.
 *
 * @param decision the outcome
 * @param reasons plain sentences for the artist and the reviewer: what was found, and what to do
 *     where something is missing
 */
public record Verdict(Decision decision, List<String> reasons) {
  /** Keeps its own copy of the reasons; refuses a verdict without a decision. */
  public Verdict {
    Objects.requireNonNull(decision, "a verdict needs a decision");
    reasons = List.copyOf(reasons);
  }

  /** What a verifier can say. */
  public enum Decision {
    /** All that this method asks for is proved; no reviewer is needed. */
    APPROVED,
    /** What a machine can check is in order; a reviewer decides. */
    REVIEW,
    /** Something is missing or wrong; the reasons say what to do before asking again. */
    REJECTED,
    /** The verifier could not tell: it is not there, failed or was too slow. Nothing is decided. */
    UNDECIDED
  }
}
