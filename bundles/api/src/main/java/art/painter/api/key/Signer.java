package art.painter.api.key;

import java.time.Instant;

/** Signs with one key, for as long as {@link SigningKeys#sign} lends it; the key itself is kept. */
public interface Signer {
  /** {@return the key's id, its RFC 7638 thumbprint} */
  String keyId();

  /**
   * {@return the time to write into what is signed: now, and never before the key's first moment}
   */
  Instant time();

  /**
   * {@return the Ed25519 signature (RFC 8032), 64 bytes}
   *
   * @param message what to sign
   */
  byte[] sign(byte[] message);
}
