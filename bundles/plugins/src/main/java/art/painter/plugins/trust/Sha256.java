package art.painter.plugins.trust;

import art.painter.api.PlatformException;
import art.painter.api.plugin.PlugIns;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of what streams by, in lower-case hexadecimal digits. */
public final class Sha256 {
  private static final int BUFFER_BYTES = 64 * 1024;

  private Sha256() {}

  /** {@return that of a file} */
  public static String of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return copy(in, OutputStream.nullOutputStream(), Long.MAX_VALUE);
    }
  }

  /**
   * Writes a stream to a file.
   *
   * @param most the most bytes
   * @return that of the bytes
   * @throws PlatformException INVALID {@link PlugIns#TOO_LARGE}
   */
  public static String copy(InputStream in, Path into, long most) throws IOException {
    try (OutputStream out = Files.newOutputStream(into)) {
      return copy(in, out, most);
    }
  }

  private static String copy(InputStream in, OutputStream out, long most) throws IOException {
    MessageDigest digest = digest();
    byte[] buffer = new byte[BUFFER_BYTES];
    long total = 0;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      total += read;
      if (total > most) {
        throw tooLarge(most);
      }
      digest.update(buffer, 0, read);
      out.write(buffer, 0, read);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** {@return what is said of a file that is known to be too large} */
  public static PlatformException tooLarge(long most) {
    return PlatformException.invalid(
        PlugIns.TOO_LARGE, "This is larger than the %,d bytes that are allowed.".formatted(most));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}
