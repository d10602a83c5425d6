package art.painter.api.model;

import java.time.Instant;

/**
 * A model at one of its revisions.
 *
 * @param id its id
 * @param ownerId the artist's account
 * @param revision 1 for the first, one more with each edit
 * @param setup what it is at this revision
 * @param created when the model was made
 * @param edited when this revision was made
 */
public record Model(
    String id, String ownerId, int revision, ModelSetup setup, Instant created, Instant edited) {}
