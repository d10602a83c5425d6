package art.painter.api.log;

import art.painter.api.key.KeyPurpose;
import art.painter.api.key.Signer;
import art.painter.api.key.VerificationKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** A new Ed25519 key pair of the JDK. */
final class TestKey implements Signer {
  private static final int LENGTH = 32;

  private final KeyPurpose purpose;
  private final KeyPair pair;

  TestKey(KeyPurpose purpose) {
    this.purpose = purpose;
    try {
      this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  VerificationKey verificationKey() {
    byte[] x509 = pair.getPublic().getEncoded();
    return new VerificationKey(
        keyId(),
        purpose,
        Arrays.copyOfRange(x509, x509.length - LENGTH, x509.length),
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public String keyId() {
    return "test";
  }

  @Override
  public Instant time() {
    return Instant.now();
  }

  @Override
  public byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
