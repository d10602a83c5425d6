package art.painter.testkit;

import art.painter.api.key.Signer;
import art.painter.api.record.ReceiptFormat;
import art.painter.api.record.SignedContent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** A sound format: magic, key id, signature in hex, content, full stop. */
class SketchFormat implements ReceiptFormat {
  static final String MAGIC = "signed ";
  static final int KEY_ID = 43;
  static final int HEAD = MAGIC.length() + KEY_ID;
  static final int SIGNATURE = 128;
  static final byte[] END = {'.'};

  @Override
  public String mediaType() {
    return "application/x-plain";
  }

  @Override
  public byte[] write(byte[] content, Signer signer) {
    String head = MAGIC + signer.keyId();
    byte[] message = join(utf8(head), content);
    return join(utf8(head), utf8(HexFormat.of().formatHex(signer.sign(message))), content, END);
  }

  @Override
  public Optional<SignedContent> read(byte[] document) {
    int end = document.length - END.length;
    if (end <= HEAD + SIGNATURE || document[end] != END[0]) {
      return Optional.empty();
    }
    String head = new String(document, 0, HEAD, StandardCharsets.ISO_8859_1);
    String hex = new String(document, HEAD, SIGNATURE, StandardCharsets.ISO_8859_1);
    byte[] content = Arrays.copyOfRange(document, HEAD + SIGNATURE, end);
    return head.startsWith(MAGIC) && isHex(hex)
        ? Optional.of(signedContent(content, head, join(utf8(head), content), lowerCase(hex)))
        : Optional.empty();
  }

  boolean isHex(String hex) {
    return hex.matches("[0-9a-f]+");
  }

  static SignedContent signedContent(byte[] content, String head, byte[] message, String hex) {
    return new SignedContent(
        content,
        Optional.of(
            new SignedContent.Signature(
                head.substring(MAGIC.length()), message, HexFormat.of().parseHex(hex))));
  }

  static String lowerCase(String hex) {
    return hex.toLowerCase(Locale.ROOT);
  }

  /** The content and a full stop; sound and without a signature. */
  static class Unsigned implements ReceiptFormat {
    @Override
    public String mediaType() {
      return "application/x-unsigned";
    }

    @Override
    public byte[] write(byte[] content, Signer signer) {
      return join(content, END);
    }

    @Override
    public Optional<SignedContent> read(byte[] document) {
      String text = new String(document, StandardCharsets.ISO_8859_1);
      return text.startsWith("{") && text.endsWith(".") && text.contains("\"form\":2")
          ? Optional.of(
              new SignedContent(
                  Arrays.copyOf(document, document.length - END.length), Optional.empty()))
          : Optional.empty();
    }
  }

  static byte[] join(byte[]... parts) {
    int length = 0;
    byte[] joined = new byte[0];
    for (byte[] part : parts) {
      joined = Arrays.copyOf(joined, length + part.length);
      System.arraycopy(part, 0, joined, length, part.length);
      length += part.length;
    }
    return joined;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
