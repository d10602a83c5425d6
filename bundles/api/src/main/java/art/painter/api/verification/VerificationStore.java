package art.painter.api.verification;

import art.painter.api.Page;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Where verification cases are kept. Each method is one transaction. */
@ProviderType
public interface VerificationStore {
  /**
   * Adds a case.
   *
   * @param opened the case
   */
  void add(VerificationCase opened);

  /**
   * Puts a decided case in place of the one that waits.
   *
   * @param decided the case with its new state and history
   * @return false when the stored case is no longer in review
   */
  boolean decide(VerificationCase decided);

  /**
   * {@return the case with this id}
   *
   * @param id the id
   */
  Optional<VerificationCase> find(String id);

  /**
   * {@return the newest case of each method that an artist has, about the account or about this
   * model}
   *
   * @param artistId the artist
   * @param modelId the model
   */
  List<VerificationCase> newest(String artistId, Optional<String> modelId);

  /**
   * {@return a page of an artist's cases}
   *
   * @param artistId the artist
   * @param page which page
   */
  Page<VerificationCase> list(String artistId, Page.Request page);

  /**
   * {@return a page of the cases in review}
   *
   * @param page which page
   */
  Page<VerificationCase> inReview(Page.Request page);

  /**
   * {@return whether any case is about this work}
   *
   * @param artworkId the work
   */
  boolean concernsArtwork(String artworkId);

  /**
   * {@return whether any case is about this model}
   *
   * @param modelId the model
   */
  boolean concernsModel(String modelId);
}
