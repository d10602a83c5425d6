package art.painter.core.consent;

import art.painter.api.consent.TrainingConsent.Work;
import art.painter.api.consent.WorkProof;
import art.painter.api.log.MerkleTree;
import art.painter.core.Sha256;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The works of a consent as a tree of salted leaves: what is logged says which works they are to
 * those only who hold a file and its leaf's salt.
 *
 * @param salt what the leaves' salts are derived from, 64 lower-case hex digits
 * @param works the works, in the order of the leaves
 */
record Manifest(String salt, List<Work> works) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SALT_BYTES = 32;
  private static final HexFormat HEX = HexFormat.of();

  /** A tree of these works under a new salt. */
  static Manifest of(List<Work> works) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return new Manifest(HEX.formatHex(salt), works);
  }

  /** What the notice names; who has all the files can compute it. */
  static String fingerprint(List<Work> works) {
    return Sha256.ofLines(works.stream().map(Work::sha256).toList());
  }

  String root() {
    return HEX.formatHex(MerkleTree.root(leaves()));
  }

  List<byte[]> leaves() {
    return IntStream.range(0, works.size()).mapToObj(this::leaf).toList();
  }

  private byte[] leaf(int index) {
    byte[] sha256 = HEX.parseHex(works.get(index).sha256());
    return MerkleTree.leaf(WorkProof.entry(leafSalt(index), sha256));
  }

  WorkProof prove(int index) {
    return new WorkProof(
        works.get(index).sha256(),
        HEX.formatHex(leafSalt(index)),
        index,
        works.size(),
        MerkleTree.path(index, leaves()).stream().map(HEX::formatHex).toList(),
        root());
  }

  /** One of its own for each leaf, so that the proof of one work opens no other leaf. */
  private byte[] leafSalt(int index) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(HEX.parseHex(salt), "HmacSHA256"));
      return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(index).array());
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
