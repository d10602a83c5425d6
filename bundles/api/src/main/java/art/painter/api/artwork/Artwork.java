package art.painter.api.artwork;

import java.time.Instant;
import java.util.Optional;

/**
 * An uploaded work.
 *
 * @param id its id
 * @param ownerId the artist's account
 * @param fileName the name it was uploaded under; only shown, never used as a path
 * @param facts what its file is
 * @param declaration the artist's word about it, when given
 * @param evidence the creation evidence, when given
 * @param created when it was uploaded
 */
public record Artwork(
    String id,
    String ownerId,
    String fileName,
    ArtworkFacts facts,
    Optional<Declaration> declaration,
    Optional<Evidence> evidence,
    Instant created) {}
