package art.painter.consent.log;

import art.painter.api.log.Checkpoint;
import java.time.Instant;

/**
 * The newest state of the log.
 *
 * @param edge the tree's right edge
 * @param checkpoint the signed head
 * @param logged nothing is logged earlier from here on
 */
record Head(Edge edge, Checkpoint checkpoint, Instant logged) {
  long size() {
    return edge.size();
  }
}
