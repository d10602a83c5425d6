package art.painter.api.plugin;

import java.time.Instant;
import java.util.Optional;

/**
 * A plug-in of this node, whether it works or not.
 *
 * @param kind its kind
 * @param id the id under which it is chosen; for one that never came up, the name of its component
 * @param bundle the symbolic name of its bundle
 * @param version the version of its bundle
 * @param state how it stands
 * @param source where its bundle came from: {@code shipped}, or that of its latest {@link Swap}
 * @param ranking its service ranking; 0 for one that is not registered
 * @param configurationPids the PIDs of its configuration, separated by commas; empty without any
 * @param use what its callers see; empty for one that is not registered
 * @param why why it is not in use, as one plain sentence; empty for one in use
 */
public record PlugIn(
    PlugInKind kind,
    String id,
    String bundle,
    String version,
    State state,
    String source,
    int ranking,
    String configurationPids,
    Optional<Use> use,
    Optional<String> why) {

  /** How a plug-in stands. */
  public enum State {
    /** Calls go to it. */
    IN_USE,
    /** It works, and another with its id is preferred. */
    STANDBY,
    /** It is being tried out before it may take over, or is on its way out. */
    HELD_BACK,
    /** It is not registered; {@link PlugIn#why} says why. */
    INACTIVE
  }

  /**
   * What its callers see.
   *
   * @param since when it was registered
   * @param calls how many calls were begun since then
   * @param failures how many of them threw or took too long
   * @param open how many are under way
   * @param lastError the latest failure, in the platform's words
   */
  public record Use(
      Instant since, long calls, long failures, int open, Optional<String> lastError) {}
}
