package art.painter.api.health;

/** Which checks are asked. */
public enum Probe {
  /** Whether the process is alive at all; one that is not has to be started again. */
  LIVE,
  /** Whether the node can serve; one that cannot gets no requests for now. */
  READY,
  /** All there are, also those that only tell of what somebody should look at. */
  ALL
}
