package art.painter.api.testoutput;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.blob.Content;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;

/** Makes private test images and takes the artist's review of them. */
@ProviderType
public interface TestOutputs {
  /** The code of a test output that does not exist, or not for this caller. */
  String NOT_FOUND = "test-output.not-found";

  /** The code of an order that cannot be taken. */
  String INVALID = "test-output.invalid";

  /** The code of an image that is not there (yet). */
  String NO_IMAGE = "test-output.no-image";

  /** The code of an artist who has too many test outputs waiting. */
  String TOO_MANY = "test-output.too-many";

  /** The code of an image that its provider did not make in time. */
  String TOO_SLOW = "test-output.too-slow";

  /** The code of an idempotency key that was used for another request. */
  String KEY_REUSED = "test-output.key-reused";

  /**
   * Asks for a test image. When this returns, the order survives anything.
   *
   * @param caller the version's artist
   * @param versionId the version
   * @param prompt 1 to 1,000 characters; the trigger word is added by the platform
   * @param seed where randomness starts; drawn when empty
   * @param strength 0 (base model alone) to 2
   * @param idempotencyKey the same key of the same caller answers with the same output, 1 to 255
   *     characters
   * @return the output, queued
   * @throws PlatformException NOT_FOUND for a foreign version; INVALID {@link #INVALID}; CONFLICT
   *     {@link #TOO_MANY}, {@link #KEY_REUSED}, or as {@link
   *     art.painter.api.consent.Consents#requireInForce}
   */
  TestOutput generate(
      Caller caller,
      String versionId,
      String prompt,
      OptionalLong seed,
      double strength,
      Optional<String> idempotencyKey);

  /**
   * {@return a test output}
   *
   * @param caller its artist
   * @param id its id
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}
   */
  TestOutput get(Caller caller, String id);

  /**
   * {@return a version's test outputs}
   *
   * @param caller the version's artist
   * @param versionId the version
   * @param page which page
   * @throws PlatformException NOT_FOUND for a foreign version
   */
  Page<TestOutput> list(Caller caller, String versionId, Page.Request page);

  /**
   * {@return the image}
   *
   * @param caller its artist
   * @param id the test output
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND} or {@link #NO_IMAGE}
   */
  Content image(Caller caller, String id);

  /**
   * Records the artist's word, in place of an earlier one.
   *
   * @param caller its artist
   * @param id the test output
   * @param review the word
   * @return the changed output
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}; CONFLICT {@link #NO_IMAGE} while there
   *     is nothing to review
   */
  TestOutput review(Caller caller, String id, Review review);

  /**
   * Deletes a test output with its prompt, salt and image. One that has not ended is canceled. Its
   * receipt stays.
   *
   * @param caller its artist
   * @param id the test output
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}
   */
  void delete(Caller caller, String id);
}
