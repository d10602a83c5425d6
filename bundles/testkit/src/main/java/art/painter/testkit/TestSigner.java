package art.painter.testkit;

import art.painter.api.key.KeyPurpose;
import art.painter.api.key.Signer;
import art.painter.api.key.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Signs with an Ed25519 key of its own, made anew for each instance and in use since the samples.
 */
public final class TestSigner implements Signer {
  private static final int PUBLIC_BYTES = 32;

  private final PrivateKey secret;
  private final VerificationKey key;

  /** Has a key for records. */
  public TestSigner() {
    this(KeyPurpose.RECORDS);
  }

  /**
   * Has a key for this purpose.
   *
   * @param purpose the purpose
   */
  public TestSigner(KeyPurpose purpose) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] bytes = bytes(pair.getPublic());
      this.secret = pair.getPrivate();
      this.key =
          new VerificationKey(
              thumbprint(bytes), purpose, bytes, Samples.NOW, Optional.empty(), Optional.empty());
    } catch (GeneralSecurityException everyJava17HasIt) {
      throw new AssertionError(everyJava17HasIt);
    }
  }

  /** {@return the public part} */
  public VerificationKey key() {
    return key;
  }

  @Override
  public String keyId() {
    return key.id();
  }

  @Override
  public Instant time() {
    return Samples.NOW;
  }

  @Override
  public byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(secret);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException everyJava17HasIt) {
      throw new AssertionError(everyJava17HasIt);
    }
  }

  /** RFC 8410: the 32 bytes are the end of the encoded key. */
  private static byte[] bytes(PublicKey key) {
    byte[] encoded = key.getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - PUBLIC_BYTES, encoded.length);
  }

  private static String thumbprint(byte[] publicKey) throws GeneralSecurityException {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String jwk =
        "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + base64.encodeToString(publicKey) + "\"}";
    return base64.encodeToString(
        MessageDigest.getInstance("SHA-256").digest(jwk.getBytes(StandardCharsets.UTF_8)));
  }
}
