package art.painter.consent.log;

import art.painter.api.log.LogTile;
import art.painter.api.log.MerkleTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The right edge of the tree: of each level, the tile that is not full yet. With it the tree grows,
 * and its root is known, without anything being read.
 */
final class Edge {
  /** Levels of tiles; 256 to the power of this is more than there will ever be records. */
  static final int LEVELS = 7;

  static final Edge EMPTY = new Edge(0, Stream.generate(Subtrees::new).limit(LEVELS).toList());

  private final long size;
  private final List<Subtrees> tiles;
  private final byte[] root;

  /**
   * @param size how many leaves the tree has
   * @param tiles the tile of each level that is not full yet, maybe empty; not changed from now on
   */
  Edge(long size, List<Subtrees> tiles) {
    this.size = size;
    this.tiles = List.copyOf(tiles);
    Optional<byte[]> right = Optional.empty();
    for (Subtrees tile : tiles) {
      right = tile.rootBefore(right);
    }
    this.root = right.orElseGet(() -> MerkleTree.root(List.of()));
  }

  /**
   * What comes of appending.
   *
   * @param edge the edge after it
   * @param tiles every tile that is new or has grown, whole
   */
  record Growth(Edge edge, List<LogTile> tiles) {}

  /** {@return how many hashes a level has in a tree of this size} */
  static long hashes(long size, int level) {
    return size >> Subtrees.HEIGHT * level;
  }

  long size() {
    return size;
  }

  byte[] root() {
    return root.clone();
  }

  /** {@return the tile of a level that is not full yet, maybe empty} */
  Subtrees tile(int level) {
    return tiles.get(level);
  }

  /** {@return how many full tiles a level has, which is the index of the one that is not} */
  long fullTiles(int level) {
    return hashes(size, level) / LogTile.WIDTH;
  }

  Growth grow(List<byte[]> leaves) {
    List<Subtrees> growing = new ArrayList<>();
    tiles.forEach(tile -> growing.add(tile.copy()));
    List<LogTile> grown = new ArrayList<>();
    int highest = -1;
    long newSize = size;
    for (byte[] leaf : leaves) {
      newSize++;
      byte[] hash = leaf;
      for (int level = 0; level < LEVELS; level++) {
        highest = Math.max(highest, level);
        Subtrees tile = growing.get(level);
        tile.add(hash);
        if (!tile.isFull()) {
          break;
        }
        grown.add(logTile(level, hashes(newSize, level + 1) - 1, tile));
        hash = tile.root(Subtrees.HEIGHT, 0);
        growing.set(level, new Subtrees());
      }
    }
    Edge edge = new Edge(newSize, growing);
    for (int level = 0; level <= highest; level++) {
      if (edge.tile(level).width() > 0) {
        grown.add(logTile(level, edge.fullTiles(level), edge.tile(level)));
      }
    }
    return new Growth(edge, grown);
  }

  private static LogTile logTile(int level, long index, Subtrees tile) {
    return new LogTile(level, index, tile.hashes(tile.width()));
  }
}
