package art.painter.runtime.itests;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Merkle trees straight from the definitions of RFC 9162, section 2.1: a proof is put together to
 * the roots that it leads to, from the top down. Shares nothing with what it is held against.
 */
final class Rfc9162 {
  private Rfc9162() {}

  static byte[] leaf(byte[] entry) {
    return sha256(new byte[] {0}, entry);
  }

  static byte[] sha256(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    try {
      return MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** MTH(D_n), section 2.1.1. */
  static byte[] root(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return sha256();
    }
    if (leaves.size() == 1) {
      return leaves.get(0);
    }
    int k = (int) split(leaves.size());
    return node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
  }

  /** Whether PATH(index, D_size), section 2.1.3.1, leads from the leaf to the root. */
  static boolean includes(byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
    return index >= 0
        && index < size
        && fromPath(leaf, index, size, path).filter(r -> Arrays.equals(r, root)).isPresent();
  }

  private static Optional<byte[]> fromPath(byte[] leaf, long m, long n, List<byte[]> path) {
    if (n == 1) {
      return path.isEmpty() ? Optional.of(leaf) : Optional.empty();
    }
    if (path.isEmpty()) {
      return Optional.empty();
    }
    long k = split(n);
    byte[] sibling = path.get(path.size() - 1);
    List<byte[]> below = path.subList(0, path.size() - 1);
    return m < k
        ? fromPath(leaf, m, k, below).map(left -> node(left, sibling))
        : fromPath(leaf, m - k, n - k, below).map(right -> node(sibling, right));
  }

  /** Whether PROOF(size, D_laterSize), section 2.1.4.1, leads to both roots. */
  static boolean consistent(
      long size, byte[] root, long laterSize, byte[] laterRoot, List<byte[]> proof) {
    return size >= 1
        && size <= laterSize
        && fromSubproof(size, laterSize, proof, true, root)
            .filter(roots -> Arrays.equals(roots.first, root))
            .filter(roots -> Arrays.equals(roots.second, laterRoot))
            .isPresent();
  }

  private record Roots(byte[] first, byte[] second) {}

  private static Optional<Roots> fromSubproof(
      long m, long n, List<byte[]> proof, boolean whole, byte[] known) {
    if (m == n) {
      byte[] same = whole ? known : proof.isEmpty() ? new byte[0] : proof.get(0);
      return proof.size() == (whole ? 0 : 1)
          ? Optional.of(new Roots(same, same))
          : Optional.empty();
    }
    if (proof.isEmpty()) {
      return Optional.empty();
    }
    long k = split(n);
    byte[] last = proof.get(proof.size() - 1);
    List<byte[]> below = proof.subList(0, proof.size() - 1);
    return m <= k
        ? fromSubproof(m, k, below, whole, known)
            .map(roots -> new Roots(roots.first, node(roots.second, last)))
        : fromSubproof(m - k, n - k, below, false, known)
            .map(roots -> new Roots(node(last, roots.first), node(last, roots.second)));
  }

  private static byte[] node(byte[] left, byte[] right) {
    return sha256(new byte[] {1}, left, right);
  }

  /** The largest power of two smaller than n. */
  private static long split(long n) {
    return Long.highestOneBit(n - 1);
  }
}
