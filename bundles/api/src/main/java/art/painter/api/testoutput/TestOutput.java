package art.painter.api.testoutput;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A private test image, asked for or there.
 *
 * @param id its id
 * @param ownerId the artist's account
 * @param versionId the version it is made from
 * @param prompt what the artist wrote
 * @param seed where randomness starts
 * @param strength how strongly the adaptation acts, 0 (base model alone) to 2
 * @param promptSalt what the prompt's hash in the receipt is salted with, 32 lower-case hex digits:
 *     with it the artist can prove the prompt
 * @param state how it stands
 * @param message one plain line: what it waits for, or why it failed; empty when it is there
 * @param image the image, once it is there
 * @param review the artist's latest word about it
 * @param created when it was asked for
 */
public record TestOutput(
    String id,
    String ownerId,
    String versionId,
    String prompt,
    long seed,
    double strength,
    String promptSalt,
    State state,
    String message,
    Optional<Image> image,
    Optional<Review> review,
    Instant created) {

  /** How a test output stands. */
  public enum State {
    /** Waits for its turn. */
    QUEUED,
    /** Is being made. */
    PROCESSING,
    /** Is there, with its receipt. */
    SUCCEEDED,
    /** Could not be made. */
    FAILED;

    /** {@return whether it has ended for good} */
    public boolean isFinal() {
      return this == SUCCEEDED || this == FAILED;
    }
  }

  /**
   * The image that came of it.
   *
   * @param sha256 SHA-256 of its bytes
   * @param bytes its length
   * @param mediaType its media type
   * @param receiptId its consent receipt
   * @param notes what the provider wants the artist to know
   * @param completed when it was there
   */
  public record Image(
      String sha256,
      long bytes,
      String mediaType,
      String receiptId,
      List<String> notes,
      Instant completed) {
    /** Keeps its own copy of the notes. */
    public Image {
      notes = List.copyOf(notes);
    }
  }

  /**
   * {@return this output in another state}
   *
   * @param next the state
   * @param line the message
   */
  public TestOutput with(State next, String line) {
    return new TestOutput(
        id,
        ownerId,
        versionId,
        prompt,
        seed,
        strength,
        promptSalt,
        next,
        line,
        image,
        review,
        created);
  }

  /**
   * {@return this output with its image, succeeded}
   *
   * @param made the image
   */
  public TestOutput with(Image made) {
    return new TestOutput(
        id,
        ownerId,
        versionId,
        prompt,
        seed,
        strength,
        promptSalt,
        State.SUCCEEDED,
        "",
        Optional.of(made),
        review,
        created);
  }
}
