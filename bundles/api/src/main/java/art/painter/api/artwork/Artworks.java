package art.painter.api.artwork;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.blob.Content;
import java.io.InputStream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes artists' works in, and gives them out to whom the workflow lets see them: the owner, and
 * reviewers of a case about them.
 */
@ProviderType
public interface Artworks {
  /** The code of an artwork that does not exist, or not for this caller. */
  String NOT_FOUND = "artwork.not-found";

  /** The code of a file over the size limit. */
  String TOO_LARGE = "artwork.too-large";

  /** The code of an upload with no bytes, or whose bytes ended before their announced end. */
  String INCOMPLETE = "artwork.incomplete";

  /** The code of an artist who has as many works as the node allows. */
  String TOO_MANY = "artwork.too-many";

  /** The code of a work on which a model or a consent rests, and that so cannot be removed. */
  String IN_USE = "artwork.in-use";

  /** The code of a file name that cannot be shown. */
  String NAME_INVALID = "artwork.name-invalid";

  /**
   * An upload's outcome.
   *
   * @param artwork the work
   * @param isNew false when the artist had uploaded the same bytes before, and {@code artwork} is
   *     that one
   */
  record Uploaded(Artwork artwork, boolean isNew) {}

  /**
   * Takes a file in. When this returns, the file and its record survive a power cut.
   *
   * @param caller an artist
   * @param fileName the name to show, 1 to 255 characters; a path is cut to its last part
   * @param body the file's bytes, streamed
   * @return the work
   * @throws PlatformException DENIED; INVALID {@link #TOO_LARGE}, {@link #INCOMPLETE}, {@link
   *     #NAME_INVALID} or a code of {@link ArtworkInspector}; CONFLICT {@link #TOO_MANY};
   *     UNAVAILABLE
   */
  Uploaded upload(Caller caller, String fileName, InputStream body);

  /**
   * {@return a work}
   *
   * @param caller its owner, or a reviewer with a case about it
   * @param id its id
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}
   */
  Artwork get(Caller caller, String id);

  /**
   * {@return the caller's own works}
   *
   * @param caller an artist
   * @param page which page
   * @throws PlatformException DENIED
   */
  Page<Artwork> list(Caller caller, Page.Request page);

  /**
   * {@return the file as it was uploaded}
   *
   * @param caller its owner, or a reviewer with a case about it
   * @param id its id
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}
   */
  Content content(Caller caller, String id);

  /**
   * Records the artist's word about a work, in place of an earlier one.
   *
   * @param caller its owner
   * @param id its id
   * @param declaration the word
   * @return the changed work
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}
   */
  Artwork declare(Caller caller, String id, Declaration declaration);

  /**
   * Records creation evidence by name and size, in place of an earlier one.
   *
   * @param caller its owner
   * @param id its id
   * @param evidence name and size
   * @return the changed work
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}
   */
  Artwork addEvidence(Caller caller, String id, Evidence evidence);

  /**
   * Removes a work and its file.
   *
   * @param caller its owner
   * @param id its id
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}; CONFLICT {@link #IN_USE} while the
   *     newest revision of a model selects it, or a consent that was not erased names it
   */
  void remove(Caller caller, String id);
}
