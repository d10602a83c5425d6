package art.painter.api.testoutput;

import art.painter.api.Page;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Where test outputs are kept. Each method is one transaction. */
@ProviderType
public interface TestOutputStore {
  /**
   * Adds an output, unless its artist used the key before.
   *
   * @param output the output
   * @param idempotencyKey the artist's key for it
   * @return the given output, or the one with that key
   */
  TestOutput add(TestOutput output, Optional<String> idempotencyKey);

  /**
   * {@return the output that an artist asked for with a key}
   *
   * @param ownerId the artist
   * @param idempotencyKey the key
   */
  Optional<TestOutput> findByKey(String ownerId, String idempotencyKey);

  /**
   * {@return the output with this id}
   *
   * @param id the id
   */
  Optional<TestOutput> find(String id);

  /**
   * {@return a page of a version's outputs}
   *
   * @param versionId the version
   * @param page which page
   */
  Page<TestOutput> list(String versionId, Page.Request page);

  /** {@return all outputs that have not ended, in the order they were asked for} */
  List<TestOutput> unfinished();

  /**
   * {@return how many of an artist's outputs have not ended}
   *
   * @param ownerId the artist
   */
  long countUnfinished(String ownerId);

  /**
   * Replaces state, message and image of an output that has not ended. One that ends without an
   * image has no file any more.
   *
   * @param output the output
   */
  void update(TestOutput output);

  /**
   * Stores which file is about to be kept for an output that has not ended.
   *
   * @param id the output
   * @param sha256 SHA-256 of the file
   * @return whether there is still such an output
   */
  boolean setFile(String id, String sha256);

  /**
   * {@return SHA-256 of the file that is kept for an output, also before that has its image}
   *
   * @param id the output
   */
  Optional<String> file(String id);

  /**
   * Removes an output.
   *
   * @param id the output
   */
  void remove(String id);

  /**
   * Replaces the review of an output.
   *
   * @param id the output
   * @param review the word
   */
  void setReview(String id, Review review);
}
