package art.painter.consent.log;

import art.painter.api.log.Checkpoint;
import art.painter.api.log.LogStore;
import art.painter.api.log.LogTile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Computes the tree again from its entries, and compares it with what the database has of it. */
final class Audit {
  private static final int MOST_LINES = 100;

  private final LogStore store;
  private final List<String> lines = new ArrayList<>();

  Audit(LogStore store) {
    this.store = store;
  }

  /** {@return what differs, one line each} */
  List<String> lines() {
    try {
      store.head().ifPresent(this::compare);
    } catch (IllegalArgumentException unreadable) {
      tell("The newest checkpoint cannot be read.");
    }
    return lines;
  }

  private void compare(Checkpoint head) {
    Edge edge = Edge.EMPTY;
    while (edge.size() < head.size()) {
      int count = (int) Math.min(LogTile.WIDTH, head.size() - edge.size());
      Entries entries = Entries.read(store, edge.size(), count);
      if (entries.count() != count) {
        tell("Records after the first %d are missing.".formatted(edge.size() + entries.count()));
        return;
      }
      Edge.Growth growth = edge.grow(entries.leaves());
      edge = growth.edge();
      growth.tiles().stream().filter(Audit::isFull).forEach(this::compare);
    }
    for (int level = 0; level < Edge.LEVELS; level++) {
      Subtrees rest = edge.tile(level);
      compare(new LogTile(level, edge.fullTiles(level), rest.hashes(rest.width())));
    }
    if (!Arrays.equals(edge.root(), head.root())) {
      tell("The records lead to another root than the newest checkpoint has.");
    }
  }

  private static boolean isFull(LogTile tile) {
    return tile.hashes().length == LogTile.WIDTH * Subtrees.HASH_BYTES;
  }

  /** The tile in the database may have grown meanwhile. */
  private void compare(LogTile tile) {
    byte[] expected = tile.hashes();
    byte[] stored = store.tile(tile.level(), tile.index()).orElse(new byte[0]);
    if (!Arrays.equals(expected, Arrays.copyOf(stored, expected.length))) {
      tell("Tile %d of level %d is not that of the records.".formatted(tile.index(), tile.level()));
    }
  }

  private void tell(String line) {
    if (lines.size() < MOST_LINES) {
      lines.add(line);
    } else if (lines.size() == MOST_LINES) {
      lines.add("There is more.");
    }
  }
}
