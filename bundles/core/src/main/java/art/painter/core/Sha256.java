package art.painter.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256, as 64 lower-case hex digits unless it says otherwise. */
public final class Sha256 {
  private Sha256() {}

  public static String of(byte[] bytes) {
    return HexFormat.of().formatHex(digest(bytes));
  }

  /** The 32 bytes themselves. */
  public static byte[] digest(byte[] bytes) {
    return digest().digest(bytes);
  }

  /** For bytes that are read as a stream. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Each line ended by a line feed, so that no two lists of lines have the same bytes. */
  public static String ofLines(List<String> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.replace("\n", "\\n")).append('\n'));
    return of(text.toString());
  }
}
