package art.painter.api.consent;

import art.painter.api.log.MerkleTree;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The proof that one file is among the works of a consent, which shows nothing of the others. The
 * leaf's entry is {@code SHA-256(salt || SHA-256 of the file)}; the tree is RFC 9162's.
 *
 * @param sha256 SHA-256 of the file, 64 lower-case hex digits
 * @param salt this leaf's own salt, 64 lower-case hex digits
 * @param index the leaf, from 0
 * @param size how many works the consent is about
 * @param path the siblings from the leaf upwards, 64 lower-case hex digits each
 * @param root the root that the consent's record names
 */
public record WorkProof(
    String sha256, String salt, int index, int size, List<String> path, String root) {
  /** Keeps its own copy. */
  public WorkProof {
    path = List.copyOf(path);
  }

  /**
   * {@return the entry that a work's leaf is made of}
   *
   * @param salt the leaf's salt
   * @param sha256 the SHA-256 of the file
   */
  public static byte[] entry(byte[] salt, byte[] sha256) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      return digest.digest(sha256);
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** {@return whether it leads from the file to the root} */
  public boolean holds() {
    HexFormat hex = HexFormat.of();
    return MerkleTree.includes(
        MerkleTree.leaf(entry(hex.parseHex(salt), hex.parseHex(sha256))),
        index,
        size,
        path.stream().map(hex::parseHex).toList(),
        hex.parseHex(root));
  }
}
