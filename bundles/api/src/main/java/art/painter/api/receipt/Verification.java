package art.painter.api.receipt;

import static art.painter.api.receipt.Check.Outcome.FAILS;
import static art.painter.api.receipt.Check.Outcome.HOLDS;

import art.painter.api.receipt.Check.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a verification found.
 *
 * @param checks everything that was looked at, in the order of {@link Check.Subject}
 * @param content what the receipt or other record says, canonical JSON in UTF-8; empty if it could
 *     not be read
 */
public record Verification(List<Check> checks, Optional<String> content) {
  /** What a verification comes to. */
  public enum Verdict {
    /**
     * The receipt is good for the image, or the record is genuine: signed, and proven to be in the
     * log.
     */
    VALID,
    /**
     * All that could be looked at is good, but nothing proves that the log has the receipt. Who has
     * stolen a key can sign such a receipt, and nobody will ever see it in the log.
     */
    NOT_PROVEN,
    /** It is not good for the image, or it was not found out whether it is. */
    NOT_VALID
  }

  /** Keeps its own copy. */
  public Verification {
    checks = List.copyOf(checks);
  }

  /**
   * {@return what it comes to: nothing fails, and image (if it was looked at, as of every receipt),
   * signature and key hold, or it is not valid; checkpoint and proof hold, too, or it is not
   * proven}
   */
  public Verdict verdict() {
    if (checks.stream().anyMatch(check -> check.outcome() == FAILS)
        || checks.stream()
            .anyMatch(check -> check.subject() == Subject.IMAGE && check.outcome() != HOLDS)
        || !hold(Subject.SIGNATURE, Subject.KEY)) {
      return Verdict.NOT_VALID;
    }
    return hold(Subject.CHECKPOINT, Subject.PROOF) ? Verdict.VALID : Verdict.NOT_PROVEN;
  }

  /** {@return whether the verdict is {@link Verdict#VALID}} */
  public boolean valid() {
    return verdict() == Verdict.VALID;
  }

  private boolean hold(Subject... subjects) {
    return Arrays.stream(subjects)
        .allMatch(
            subject ->
                checks.stream()
                    .anyMatch(check -> check.subject() == subject && check.outcome() == HOLDS));
  }
}
