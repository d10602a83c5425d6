package art.painter.training.local;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The weights that ship with this bundle, held to the hash that is written here. See README.md for
 * how they came about.
 */
final class BaseWeights {

  static final String NAME = "pAInter local preview model";
  static final String SHA_256 = "7626c08435bda3529e9ec2b83a26adbf5f6534d56e2e8f917088d6df5ae81f7d";

  private static final String RESOURCE = "base.safetensors";

  private BaseWeights() {}

  static Weights load() {
    try (InputStream in = BaseWeights.class.getResourceAsStream(RESOURCE)) {
      byte[] file = in.readAllBytes();
      String hash = sha256(file);
      if (!hash.equals(SHA_256)) {
        throw new IllegalStateException(
            "The base weights in this bundle have SHA-256 "
                + hash
                + " rather than "
                + SHA_256
                + ". Install it again.");
      }
      return Safetensors.read(new ByteArrayInputStream(file)).weights();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
