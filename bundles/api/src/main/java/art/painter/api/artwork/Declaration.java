package art.painter.api.artwork;

import art.painter.api.PlatformException;
import java.time.Instant;
import java.util.Set;

/**
 * The artist's word about one work.
 *
 * @param rights on what ground it may be used
 * @param disclosures what else must be said; may be empty
 * @param note in the artist's words, at most 1,000 characters; may be empty
 * @param declared when it was said
 */
public record Declaration(
    Rights rights, Set<Disclosure> disclosures, String note, Instant declared) {
  /** The code of a declaration that cannot be taken. */
  public static final String INVALID = "artwork.declaration-invalid";

  /** Keeps its own copy; refuses a longer note with {@link #INVALID}. */
  public Declaration {
    disclosures = Set.copyOf(disclosures);
    if (note.length() > 1000) {
      throw PlatformException.invalid(INVALID, "Keep the note within 1,000 characters.");
    }
  }
}
