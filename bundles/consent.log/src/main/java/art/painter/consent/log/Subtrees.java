package art.painter.consent.log;

import art.painter.api.log.LogTile;
import art.painter.api.log.MerkleTree;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The hashes of one tile, and the roots of all whole subtrees over them. */
final class Subtrees {
  /** How high a full tile is: 256 hashes have one root. */
  static final int HEIGHT = Integer.numberOfTrailingZeros(LogTile.WIDTH);

  static final int HASH_BYTES = 32;

  private final List<List<byte[]>> rows = new ArrayList<>();

  Subtrees() {
    for (int height = 0; height <= HEIGHT; height++) {
      rows.add(new ArrayList<>());
    }
  }

  static Subtrees of(byte[] hashes) {
    Subtrees subtrees = new Subtrees();
    for (int from = 0; from < hashes.length; from += HASH_BYTES) {
      subtrees.add(Arrays.copyOfRange(hashes, from, from + HASH_BYTES));
    }
    return subtrees;
  }

  Subtrees copy() {
    Subtrees copy = new Subtrees();
    for (int height = 0; height <= HEIGHT; height++) {
      copy.rows.get(height).addAll(rows.get(height));
    }
    return copy;
  }

  /** Adds a hash, and each root that becomes whole by it. */
  void add(byte[] hash) {
    byte[] root = hash;
    for (List<byte[]> row : rows) {
      row.add(root);
      if (row.size() % 2 != 0) {
        return;
      }
      root = MerkleTree.node(row.get(row.size() - 2), root);
    }
  }

  int width() {
    return rows.get(0).size();
  }

  boolean isFull() {
    return width() == LogTile.WIDTH;
  }

  /** {@return the root of a whole subtree, by how high it is and how many are left of it} */
  byte[] root(int height, int index) {
    return rows.get(height).get(index);
  }

  /** {@return the root over all of it and what is right of it} */
  Optional<byte[]> rootBefore(Optional<byte[]> right) {
    Optional<byte[]> root = right;
    for (int height = 0; height <= HEIGHT; height++) {
      List<byte[]> row = rows.get(height);
      if (row.size() % 2 != 0) {
        byte[] left = row.get(row.size() - 1);
        root = Optional.of(root.map(hash -> MerkleTree.node(left, hash)).orElse(left));
      }
    }
    return root;
  }

  /** {@return the first hashes, one after the other} */
  byte[] hashes(int count) {
    ByteArrayOutputStream hashes = new ByteArrayOutputStream(count * HASH_BYTES);
    rows.get(0).subList(0, count).forEach(hashes::writeBytes);
    return hashes.toByteArray();
  }
}
