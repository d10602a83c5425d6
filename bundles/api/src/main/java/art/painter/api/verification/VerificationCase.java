package art.painter.api.verification;

import art.painter.api.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An artist's request to be verified by one method, with everything that happened to it.
 *
 * @param id its id
 * @param artistId whose case it is
 * @param method the verifier's id
 * @param modelId the model it is about, for methods that look at works
 * @param artworkIds the works it is about
 * @param basisHash SHA-256 of the lines that the case depends on
 * @param origin the verifier that checked it
 * @param state where it stands
 * @param history all steps, oldest first
 */
public record VerificationCase(
    String id,
    String artistId,
    String method,
    Optional<String> modelId,
    List<String> artworkIds,
    String basisHash,
    Origin origin,
    State state,
    List<Step> history) {
  /** Keeps its own copies. */
  public VerificationCase {
    artworkIds = List.copyOf(artworkIds);
    history = List.copyOf(history);
  }

  /** Where a case stands. */
  public enum State {
    /** Waits for a reviewer. */
    IN_REVIEW,
    /** Proved, by the verifier or a reviewer. */
    APPROVED,
    /** Not proved; the last step says why. */
    REJECTED,
    /** The verifier could not tell; ask again. */
    UNDECIDED
  }

  /**
   * One step of a case.
   *
   * @param at when
   * @param actor the verifier's id, or the reviewer's account id
   * @param state the state it led to
   * @param reasons why, in plain sentences
   */
  public record Step(Instant at, String actor, State state, List<String> reasons) {
    /** Keeps its own copy of the reasons. */
    public Step {
      reasons = List.copyOf(reasons);
    }
  }
}
