package art.painter.api.plugin;

import java.time.Instant;
import java.util.Optional;

/**
 * One change to the plug-ins of a node: the audit record of it. It is kept from the moment it
 * begins, so that one that a crash cut off is seen as well.
 *
 * @param id its id; ids sort in the order in which swaps began
 * @param action what was asked for
 * @param actor the account that asked for it, or {@code shell}, or {@code deploy} for the folder
 * @param source which way the jar came
 * @param bundle the symbolic name of the bundle; empty when the jar does not even tell that
 * @param from the version that served before
 * @param to the version that was to serve
 * @param sha256 the SHA-256 of the jar, in lower-case hexadecimal digits
 * @param signer the subject of the certificate that the jar was signed with
 * @param outcome how it ended
 * @param message what came of it, or why it was refused, in plain words
 * @param began when it was asked for
 * @param millis how long it took, in milliseconds; 0 while it is under way
 */
public record Swap(
    String id,
    Action action,
    String actor,
    Source source,
    String bundle,
    Optional<String> from,
    Optional<String> to,
    Optional<String> sha256,
    Optional<String> signer,
    Outcome outcome,
    String message,
    Instant began,
    long millis) {

  /** What was asked for. */
  public enum Action {
    /** A bundle that was not there, or a newer version of one. */
    UPGRADE,
    /** The version before. */
    ROLLBACK,
    /** That the bundle goes. */
    REMOVE
  }

  /** Which way a jar came. Each way has its own policy of trust. */
  public enum Source {
    /** Uploaded over REST. */
    REST,
    /** Named in the node's shell, as a file or URL. */
    SHELL,
    /** Dropped into the deploy folder. */
    DEPLOY,
    /** Taken from a catalogue. */
    CATALOG
  }

  /** How it ended. */
  public enum Outcome {
    /** Not yet ended. */
    UNDER_WAY,
    /** As asked for. */
    DONE,
    /** The very same jar serves already. */
    UNCHANGED,
    /** Refused or failed; what served before still serves. */
    FAILED,
    /** The node ended in the middle of it; on its next start exactly one version serves. */
    INTERRUPTED
  }
}
