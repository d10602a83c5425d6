package art.painter.api.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The hashing of RFC 9162, section 2.1 (the same as RFC 6962): leaves are {@code SHA-256(0x00 ||
 * entry)}, inner nodes {@code SHA-256(0x01 || left || right)}. All hashes have 32 bytes.
 */
public final class MerkleTree {
  private MerkleTree() {}

  /**
   * {@return the hash of a leaf}
   *
   * @param entry what the leaf is made of
   */
  public static byte[] leaf(byte[] entry) {
    return sha256((byte) 0, entry, new byte[0]);
  }

  /**
   * {@return the hash of an inner node}
   *
   * @param left the hash of its left child
   * @param right the hash of its right child
   */
  public static byte[] node(byte[] left, byte[] right) {
    return sha256((byte) 1, left, right);
  }

  /**
   * {@return the root of a tree; of none, the SHA-256 of nothing}
   *
   * @param leaves the hashes of its leaves
   */
  public static byte[] root(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return digest().digest();
    }
    if (leaves.size() == 1) {
      return leaves.get(0).clone();
    }
    int split = Integer.highestOneBit(leaves.size() - 1);
    return node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
  }

  /**
   * {@return the inclusion proof of a leaf (RFC 9162, section 2.1.3.1), from the leaf upwards}
   *
   * @param index the leaf, from 0
   * @param leaves the hashes of all leaves
   */
  public static List<byte[]> path(int index, List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return new ArrayList<>();
    }
    int split = Integer.highestOneBit(leaves.size() - 1);
    List<byte[]> left = leaves.subList(0, split);
    List<byte[]> right = leaves.subList(split, leaves.size());
    List<byte[]> path = index < split ? path(index, left) : path(index - split, right);
    path.add(root(index < split ? right : left));
    return path;
  }

  /**
   * {@return whether the leaf is at its index in the tree with that root (RFC 9162, section
   * 2.1.3.2)}
   *
   * @param leaf the leaf's hash
   * @param index its index, from 0
   * @param size how many leaves the tree has
   * @param path the inclusion proof, from the leaf upwards
   * @param root the tree's root
   */
  public static boolean includes(
      byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    byte[] hash = leaf;
    for (byte[] sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = node(sibling, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        hash = node(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(hash, root);
  }

  /**
   * {@return whether the second tree has all leaves of the first as its beginning (RFC 9162,
   * section 2.1.4.2)}
   *
   * @param size the first tree's size, at least 1
   * @param root the first tree's root
   * @param laterSize the second tree's size
   * @param laterRoot the second tree's root
   * @param proof the consistency proof; empty for trees of one size
   */
  public static boolean consistent(
      long size, byte[] root, long laterSize, byte[] laterRoot, List<byte[]> proof) {
    if (size < 1 || size > laterSize) {
      return false;
    }
    if (size == laterSize) {
      return proof.isEmpty() && Arrays.equals(root, laterRoot);
    }
    List<byte[]> hashes = new ArrayList<>(proof);
    if (Long.bitCount(size) == 1) {
      hashes.add(0, root);
    }
    if (hashes.isEmpty()) {
      return false;
    }
    long node = size - 1;
    long last = laterSize - 1;
    while ((node & 1) == 1) {
      node >>= 1;
      last >>= 1;
    }
    byte[] first = hashes.get(0);
    byte[] second = first;
    for (byte[] hash : hashes.subList(1, hashes.size())) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        first = node(hash, first);
        second = node(hash, second);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        second = node(second, hash);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(first, root) && Arrays.equals(second, laterRoot);
  }

  private static byte[] sha256(byte prefix, byte[] first, byte[] second) {
    MessageDigest digest = digest();
    digest.update(prefix);
    digest.update(first);
    return digest.digest(second);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
