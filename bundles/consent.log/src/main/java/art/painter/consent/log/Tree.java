package art.painter.consent.log;

import art.painter.api.log.LogTile;
import art.painter.api.log.MerkleTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tree up to an edge, and all smaller trees that it began as. A proof reads a few tiles of each
 * level, so it costs the logarithm of the size. The edge is in memory and its root signed; each
 * tile is held against the one above it when it is read, so no other can come in.
 */
final class Tree {
  private final Edge edge;
  private final FullTiles tiles;

  Tree(Edge edge, FullTiles tiles) {
    this.edge = edge;
    this.tiles = tiles;
  }

  /** {@return the inclusion proof of a leaf in the tree of this size (RFC 9162, 2.1.3.1)} */
  List<byte[]> path(long index, long size) {
    List<byte[]> path = new ArrayList<>();
    addPath(path, index, 0, size);
    return path;
  }

  private void addPath(List<byte[]> path, long index, long begin, long end) {
    if (end - begin == 1) {
      return;
    }
    long middle = begin + leftSize(end - begin);
    if (index < middle) {
      addPath(path, index, begin, middle);
      path.add(range(middle, end));
    } else {
      addPath(path, index, middle, end);
      path.add(range(begin, middle));
    }
  }

  /** {@return the consistency proof between two sizes (RFC 9162, 2.1.4.1)} */
  List<byte[]> consistency(long size, long laterSize) {
    List<byte[]> proof = new ArrayList<>();
    addSubproof(proof, size, 0, laterSize, true);
    return proof;
  }

  private void addSubproof(List<byte[]> proof, long size, long begin, long end, boolean known) {
    if (size == end) {
      if (!known) {
        proof.add(range(begin, end));
      }
      return;
    }
    long middle = begin + leftSize(end - begin);
    if (size <= middle) {
      addSubproof(proof, size, begin, middle, known);
      proof.add(range(middle, end));
    } else {
      addSubproof(proof, size, middle, end, false);
      proof.add(range(begin, middle));
    }
  }

  /** {@return whether the tree has as many hashes at this place of a level} */
  boolean has(int level, long index, int width) {
    if (level < 0 || level >= Edge.LEVELS || index < 0 || width < 1 || width > LogTile.WIDTH) {
      return false;
    }
    return index < edge.fullTiles(level)
        || index == edge.fullTiles(level) && width <= edge.tile(level).width();
  }

  /** {@return the first hashes of a tile; empty if the tree has fewer} */
  Optional<byte[]> tile(int level, long index, int width) {
    return has(level, index, width)
        ? Optional.of(subtrees(level, index).hashes(width))
        : Optional.empty();
  }

  /** The hash over a range as the proofs' recursion cuts them: it begins at a whole subtree. */
  private byte[] range(long begin, long end) {
    long size = end - begin;
    if (Long.bitCount(size) == 1) {
      int height = Long.numberOfTrailingZeros(size);
      return root(height, begin >> height);
    }
    long middle = begin + leftSize(size);
    return MerkleTree.node(range(begin, middle), range(middle, end));
  }

  /** The largest power of two that is smaller than the size. */
  private static long leftSize(long size) {
    return Long.highestOneBit(size - 1);
  }

  private byte[] root(int height, long index) {
    int inTile = height % Subtrees.HEIGHT;
    int level = height / Subtrees.HEIGHT;
    int ofTile = LogTile.WIDTH >> inTile;
    return subtrees(level, index / ofTile).root(inTile, (int) (index % ofTile));
  }

  private Subtrees subtrees(int level, long index) {
    return index < edge.fullTiles(level)
        ? tiles.get(level, index, root((level + 1) * Subtrees.HEIGHT, index))
        : edge.tile(level);
  }
}
