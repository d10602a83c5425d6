package art.painter.api.record;

import java.util.Optional;

/**
 * What a document holds. Whether its signature is good, the platform checks.
 *
 * @param content what it says, canonical JSON
 * @param signature how it is signed; empty in a format without signatures
 */
public record SignedContent(byte[] content, Optional<Signature> signature) {
  /** Keeps its own copy. */
  public SignedContent {
    content = content.clone();
  }

  /** {@return a copy of the content} */
  @Override
  public byte[] content() {
    return content.clone();
  }

  /**
   * An Ed25519 signature.
   *
   * @param keyId the key that is said to have made it
   * @param message exactly what was signed
   * @param bytes the signature
   */
  public record Signature(String keyId, byte[] message, byte[] bytes) {
    /** Keeps its own copies. */
    public Signature {
      message = message.clone();
      bytes = bytes.clone();
    }

    /** {@return a copy of what was signed} */
    @Override
    public byte[] message() {
      return message.clone();
    }

    /** {@return a copy of the signature} */
    @Override
    public byte[] bytes() {
      return bytes.clone();
    }
  }
}
