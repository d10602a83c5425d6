package art.painter.api.key;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Optional;

/**
 * The public part of an Ed25519 key, and when it was in use.
 *
 * @param id its RFC 7638 thumbprint
 * @param purpose what it signs
 * @param publicKey its 32 bytes (RFC 8032)
 * @param from when it was made
 * @param until when it was retired; it signs nothing from then on, and what it signed stays valid
 * @param compromise set when somebody else may have had it
 */
public record VerificationKey(
    String id,
    KeyPurpose purpose,
    byte[] publicKey,
    Instant from,
    Optional<Instant> until,
    Optional<Compromise> compromise) {
  private static final int LENGTH = 32;
  private static final int SIGNATURE_LENGTH = 64;

  /**
   * Since when a key may have been in other hands. What it signed stays valid if it was in the log
   * before; a time inside the signed text proves nothing any more.
   *
   * @param at since when
   * @param logSize how many records the log had then
   */
  public record Compromise(Instant at, long logSize) {}

  /**
   * Keeps its own copy of the bytes.
   *
   * @throws IllegalArgumentException unless there are 32
   */
  public VerificationKey {
    if (publicKey.length != LENGTH) {
      throw new IllegalArgumentException("an Ed25519 public key has 32 bytes");
    }
    publicKey = publicKey.clone();
  }

  /** {@return a copy of the 32 bytes} */
  @Override
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /**
   * {@return whether this key made the signature}
   *
   * @param message what was signed
   * @param signature the signature; anything but 64 bytes is none
   */
  public boolean verifies(byte[] message, byte[] signature) {
    // The JDK takes zeros behind the 64 bytes.
    if (signature.length != SIGNATURE_LENGTH) {
      return false;
    }
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(decoded());
      check.update(message);
      return check.verify(signature);
    } catch (SignatureException | InvalidKeyException malformed) {
      return false;
    } catch (GeneralSecurityException everyJava17HasIt) {
      throw new IllegalStateException(everyJava17HasIt);
    }
  }

  /**
   * {@return whether it was in use at that time}
   *
   * @param time the time
   */
  public boolean usedAt(Instant time) {
    return !time.isBefore(from) && until.filter(time::isAfter).isEmpty();
  }

  /** RFC 8032, section 5.1.3: little-endian y, the top bit says whether x is odd. */
  private PublicKey decoded() throws GeneralSecurityException {
    byte[] bigEndian = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      bigEndian[i] = publicKey[LENGTH - 1 - i];
    }
    boolean xOdd = (bigEndian[0] & 0x80) != 0;
    bigEndian[0] &= 0x7f;
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(
            new EdECPublicKeySpec(
                NamedParameterSpec.ED25519, new EdECPoint(xOdd, new BigInteger(1, bigEndian))));
  }
}
