package art.painter.verify;

import art.painter.api.receipt.Receipts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The two files to verify. */
final class Inputs {
  private Inputs() {}

  /** {@return SHA-256 of a file, which may be of any length} */
  static String sha256(Path image) throws Refusal {
    requireFile(image, "image");
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(image), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    } catch (IOException e) {
      throw new Refusal("Cannot read the image " + image + " (" + why(e) + ").");
    }
  }

  /**
   * {@return a receipt's bytes, without the line ends that an editor or a shell put behind them}
   */
  static byte[] receipt(String name, InputStream standardInput) throws Refusal {
    if (name.equals(Request.STANDARD_INPUT)) {
      try {
        return small(standardInput);
      } catch (IOException e) {
        throw new Refusal("Cannot read the receipt from standard input (" + why(e) + ").");
      }
    }
    Path file = Request.path(name);
    requireFile(file, "receipt");
    try (InputStream in = Files.newInputStream(file)) {
      return small(in);
    } catch (IOException e) {
      throw new Refusal("Cannot read the receipt " + file + " (" + why(e) + ").");
    }
  }

  private static byte[] small(InputStream in) throws IOException, Refusal {
    byte[] bytes = in.readNBytes(Receipts.MOST_BYTES + 1);
    if (bytes.length > Receipts.MOST_BYTES) {
      throw new Refusal(
          "The receipt is larger than " + Receipts.MOST_BYTES + " bytes, so it is none.");
    }
    int length = bytes.length;
    while (length > 0 && (bytes[length - 1] == '\n' || bytes[length - 1] == '\r')) {
      length--;
    }
    if (length == 0) {
      throw new Refusal("The receipt is empty.");
    }
    return Arrays.copyOf(bytes, length);
  }

  private static void requireFile(Path path, String what) throws Refusal {
    if (Files.isDirectory(path)) {
      throw new Refusal("The " + what + " is a folder: " + path + ". Name a file.");
    }
    if (Files.notExists(path)) {
      throw new Refusal("There is no " + what + " " + path + ".");
    }
  }

  static String why(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "not allowed";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
