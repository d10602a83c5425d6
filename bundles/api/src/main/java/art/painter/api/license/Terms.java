package art.painter.api.license;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * License terms of a model, exactly as they stood when the artist set them. They are addressed by
 * what they say and readable forever, also when the tiers' plug-ins are gone.
 *
 * @param hash SHA-256 of the canonical JSON (RFC 8785) of tiers, restricted categories and note, 64
 *     lower-case hex digits
 * @param tiers the tiers that the artist offers, in the order of ids, with their words
 * @param restricted what is ruled out
 * @param note in the artist's words, at most 2,000 characters; may be empty
 * @param created when terms that say this were first set
 */
public record Terms(
    String hash,
    List<Tier> tiers,
    Set<RestrictedCategory> restricted,
    String note,
    Instant created) {
  /** Keeps its own copies. */
  public Terms {
    tiers = List.copyOf(tiers);
    restricted = Set.copyOf(restricted);
  }
}
