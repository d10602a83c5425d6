package art.painter.consent.log;

import art.painter.api.log.MerkleTree;
import java.util.ArrayList;
import java.util.List;

/** The tree without tiles: every level of whole subtrees, and the definitions of RFC 9162. */
final class NaiveTree {
  private final List<List<byte[]>> levels = new ArrayList<>();

  NaiveTree(List<byte[]> leaves) {
    List<byte[]> level = leaves;
    while (!level.isEmpty()) {
      levels.add(level);
      List<byte[]> next = new ArrayList<>();
      for (int i = 0; i + 1 < level.size(); i += 2) {
        next.add(MerkleTree.node(level.get(i), level.get(i + 1)));
      }
      level = next;
    }
  }

  /** MTH(D[begin:end]), section 2.1.1. */
  byte[] hash(long begin, long end) {
    long size = end - begin;
    if (Long.bitCount(size) == 1) {
      int height = Long.numberOfTrailingZeros(size);
      return levels.get(height).get((int) (begin >> height));
    }
    long k = Long.highestOneBit(size);
    return MerkleTree.node(hash(begin, begin + k), hash(begin + k, end));
  }

  byte[] root(long size) {
    return hash(0, size);
  }

  /** PATH(m, D_n), section 2.1.3.1. */
  List<byte[]> path(long m, long begin, long end) {
    long n = end - begin;
    if (n == 1) {
      return new ArrayList<>();
    }
    long k = Long.highestOneBit(n - 1);
    List<byte[]> path;
    if (m < k) {
      path = path(m, begin, begin + k);
      path.add(hash(begin + k, end));
    } else {
      path = path(m - k, begin + k, end);
      path.add(hash(begin, begin + k));
    }
    return path;
  }

  /** SUBPROOF(m, D_n, b), section 2.1.4.1. */
  List<byte[]> subproof(long m, long begin, long end, boolean b) {
    long n = end - begin;
    if (m == n) {
      List<byte[]> last = new ArrayList<>();
      if (!b) {
        last.add(hash(begin, end));
      }
      return last;
    }
    long k = Long.highestOneBit(n - 1);
    List<byte[]> proof;
    if (m <= k) {
      proof = subproof(m, begin, begin + k, b);
      proof.add(hash(begin + k, end));
    } else {
      proof = subproof(m - k, begin + k, end, false);
      proof.add(hash(begin, begin + k));
    }
    return proof;
  }
}
