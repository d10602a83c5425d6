package art.painter.api.artwork;

import art.painter.api.Page;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where artworks' records are kept; the files are in the blob store. Each method is one
 * transaction.
 */
@ProviderType
public interface ArtworkStore {
  /**
   * Adds a work, unless its owner has one with the same bytes.
   *
   * @param artwork the work
   * @return the work that is stored: the given one, or the owner's earlier one with the same
   *     SHA-256
   */
  Artwork add(Artwork artwork);

  /**
   * {@return the work with this id}
   *
   * @param id the id
   */
  Optional<Artwork> find(String id);

  /**
   * {@return the works with these ids, in the order of ids; unknown ones are left out}
   *
   * @param ids the ids
   */
  List<Artwork> findAll(Collection<String> ids);

  /**
   * {@return how many works an artist has}
   *
   * @param ownerId the artist
   */
  long count(String ownerId);

  /**
   * {@return a page of an artist's works}
   *
   * @param ownerId the artist
   * @param page which page
   */
  Page<Artwork> list(String ownerId, Page.Request page);

  /**
   * Replaces the declaration of a work.
   *
   * @param id the work
   * @param declaration the new declaration
   */
  void setDeclaration(String id, Declaration declaration);

  /**
   * Replaces the evidence of a work.
   *
   * @param id the work
   * @param evidence the new evidence
   */
  void setEvidence(String id, Evidence evidence);

  /**
   * {@return whether the newest revision of a model selects the work, or a consent names it whose
   * particulars were not erased}
   *
   * @param ownerId the artist
   * @param id the work
   */
  boolean isNeeded(String ownerId, String id);

  /**
   * Removes a work's record.
   *
   * @param id the work
   */
  void remove(String id);
}
