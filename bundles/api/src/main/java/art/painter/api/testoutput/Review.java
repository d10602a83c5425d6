package art.painter.api.testoutput;

import art.painter.api.PlatformException;
import java.time.Instant;

/**
 * The artist's word about a test output.
 *
 * @param decision the word
 * @param note what should change; needed with {@link Decision#CHANGES_WANTED}, at most 2,000
 *     characters
 * @param at when
 */
public record Review(Decision decision, String note, Instant at) {
  /** The code of a review that cannot be taken. */
  public static final String INVALID = "test-output.review-invalid";

  /** Refuses a missing or over-long note with {@link #INVALID}. */
  public Review {
    note = note.strip();
    if (note.length() > 2000) {
      throw PlatformException.invalid(INVALID, "Keep the note within 2,000 characters.");
    }
    if (decision == Decision.CHANGES_WANTED && note.isEmpty()) {
      throw PlatformException.invalid(INVALID, "Say in the note what should change.");
    }
  }

  /** What an artist can say. */
  public enum Decision {
    /** Good, for private testing; publishes nothing. */
    APPROVED,
    /** Not this one; make another. */
    ANOTHER,
    /** The training should be done differently; the note says how. */
    CHANGES_WANTED
  }
}
