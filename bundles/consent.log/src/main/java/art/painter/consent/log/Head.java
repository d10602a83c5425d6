package art.painter.consent.log;

import art.painter.api.log.Checkpoint;
import java.time.Instant;
import java.util.Optional;

/**
 * The newest state of the log.
 *
 * @param edge the tree's right edge
 * @param checkpoint the signed head; empty before the first record
 * @param logged nothing is logged earlier from here on
 */
record Head(Edge edge, Optional<Checkpoint> checkpoint, Instant logged) {
  long size() {
    return edge.size();
  }
}
