package art.painter.api.model;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes and edits models. Only the owner sees one; reviewers see those with a verification case.
 */
@ProviderType
public interface Models {
  /** The code of a model that does not exist, or not for this caller. */
  String NOT_FOUND = "model.not-found";

  /** The code of a trigger word or destination that another model has. */
  String TAKEN = "model.taken";

  /** The code of an edit that was made on an older revision than the current one. */
  String STALE = "model.stale";

  /** The code of a selection with works that do not exist or are not the artist's. */
  String ARTWORK_UNKNOWN = "model.artwork-unknown";

  /** The code of a selection with more works than the node allows. */
  String TOO_MANY_ARTWORKS = "model.too-many-artworks";

  /**
   * Makes a model.
   *
   * @param caller an artist
   * @param setup its first revision
   * @return the model
   * @throws PlatformException DENIED; CONFLICT {@link #TAKEN}; INVALID {@link #ARTWORK_UNKNOWN}
   */
  Model create(Caller caller, ModelSetup setup);

  /**
   * {@return the model at its current revision}
   *
   * @param caller its owner, or a reviewer with a case about it
   * @param id its id
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}
   */
  Model get(Caller caller, String id);

  /**
   * {@return the caller's own model at its current revision}
   *
   * @param caller its owner
   * @param id its id
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}, also for a reviewer
   */
  Model own(Caller caller, String id);

  /**
   * {@return the model at one of its revisions}
   *
   * @param caller its owner
   * @param id its id
   * @param revision the revision
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}
   */
  Model get(Caller caller, String id, int revision);

  /**
   * {@return the caller's own models at their current revisions}
   *
   * @param caller an artist
   * @param page which page
   * @throws PlatformException DENIED
   */
  Page<Model> list(Caller caller, Page.Request page);

  /**
   * {@return all revisions of a model, oldest first; {@code page.after} is a revision number}
   *
   * @param caller its owner
   * @param id its id
   * @param page which page
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}
   */
  Page<Model> revisions(Caller caller, String id, Page.Request page);

  /**
   * Edits a model: a new revision, unless nothing changes. A training that runs keeps the revision
   * it began with.
   *
   * @param caller its owner
   * @param id its id
   * @param revision the revision the edit is based on; empty for whichever is current
   * @param edit makes the new set-up of the current one; may be called more than once
   * @return the model at its new revision
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}; CONFLICT {@link #STALE} or {@link
   *     #TAKEN}; INVALID {@link #ARTWORK_UNKNOWN}
   */
  Model edit(Caller caller, String id, OptionalInt revision, UnaryOperator<ModelSetup> edit);
}
