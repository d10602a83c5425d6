package art.painter.core.record;

import art.painter.api.key.Signer;
import art.painter.api.record.ReceiptFormat;
import art.painter.api.record.SignedContent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The least that a signed format can be: key, content and signature, separated by dots. */
public class TokenFormat implements ReceiptFormat {
  @Override
  public String mediaType() {
    return "application/x-token";
  }

  @Override
  public byte[] write(byte[] content, Signer signer) {
    String message = signer.keyId() + "." + base64(content);
    return bytes(message + "." + base64(signer.sign(bytes(message))));
  }

  @Override
  public Optional<SignedContent> read(byte[] document) {
    String text = new String(document, StandardCharsets.ISO_8859_1);
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      byte[] content = exact(parts[1]);
      byte[] signature = exact(parts[2]);
      byte[] message = bytes(parts[0] + "." + parts[1]);
      return Optional.of(
          new SignedContent(
              content, Optional.of(new SignedContent.Signature(parts[0], message, signature))));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  protected static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  protected static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] exact(String text) {
    byte[] decoded = Base64.getUrlDecoder().decode(text);
    if (!base64(decoded).equals(text)) {
      throw new IllegalArgumentException("stray bits");
    }
    return decoded;
  }
}
