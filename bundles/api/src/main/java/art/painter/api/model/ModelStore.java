package art.painter.api.model;

import art.painter.api.Page;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Where models and all their revisions are kept. Each method is one transaction. */
@ProviderType
public interface ModelStore {
  /** What became of a new revision. */
  enum Outcome {
    /** It is stored and current. */
    STORED,
    /** Its number is not one more than the current one. */
    STALE,
    /** Its trigger word or destination belongs to another model. */
    TAKEN
  }

  /**
   * Adds a model's first or next revision.
   *
   * @param model the model; revision 1 adds the model itself
   * @return what became of it
   */
  Outcome add(Model model);

  /**
   * {@return the model at its current revision}
   *
   * @param id the model
   */
  Optional<Model> find(String id);

  /**
   * {@return the model at a certain revision}
   *
   * @param id the model
   * @param revision the revision
   */
  Optional<Model> find(String id, int revision);

  /**
   * {@return a page of an artist's models at their current revisions}
   *
   * @param ownerId the artist
   * @param page which page
   */
  Page<Model> list(String ownerId, Page.Request page);

  /**
   * {@return a page of a model's revisions, oldest first}
   *
   * @param id the model
   * @param page which page; {@code after} is a revision number
   */
  Page<Model> revisions(String id, Page.Request page);
}
