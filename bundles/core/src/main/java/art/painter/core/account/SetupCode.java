package art.painter.core.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * The one-time code by which the first operator registers. It stands in a file that only the node's
 * owner can read, and which the launcher shows; it never goes into the log. It is gone once used.
 */
final class SetupCode {
  private static final String ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

  private final Path file;

  SetupCode(Path dataFolder) {
    this.file = dataFolder.resolve("setup-code");
  }

  Path file() {
    return file;
  }

  /** Makes a code unless an earlier start has. */
  synchronized void offer() {
    if (Files.exists(file)) {
      return;
    }
    SecureRandom random = new SecureRandom();
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      code.append(i > 0 && i % 4 == 0 ? "-" : "")
          .append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    try {
      Files.createDirectories(file.getParent());
      // Moved into place, so that there is never a file without a code.
      Path draft = Files.createTempFile(file.getParent(), "setup-code", ".tmp");
      Files.writeString(draft, code + "\n");
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("The set-up code cannot be written to " + file, e);
    }
  }

  synchronized boolean matches(String given) {
    try {
      byte[] code = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
      return code.length > 0
          && MessageDigest.isEqual(
              code, given.strip().toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    } catch (IOException thereIsNone) {
      return false;
    }
  }

  synchronized void withdraw() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The used set-up code cannot be removed: " + file, e);
    }
  }
}
