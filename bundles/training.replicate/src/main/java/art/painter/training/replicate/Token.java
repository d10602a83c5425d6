package art.painter.training.replicate;

import art.painter.api.PlatformException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the API token is. It is read for each request and kept nowhere. */
final class Token {
  static final String MISSING = "replicate.token-missing";

  private static final Logger LOG = LoggerFactory.getLogger(Token.class);
  private static final int MOST_BYTES = 10_000;

  private final String file;
  private final String variable;
  private final UnaryOperator<String> environment;
  private final AtomicBoolean warned = new AtomicBoolean();

  /**
   * @param file the file; empty for the variable
   * @param variable the environment variable
   * @param environment the environment
   */
  Token(String file, String variable, UnaryOperator<String> environment) {
    this.file = file;
    this.variable = variable;
    this.environment = environment;
  }

  /** {@return the token as it is now} */
  String read() {
    String token = file.isEmpty() ? fromEnvironment() : fromFile();
    if (!token.matches("[\\x21-\\x7E]+")) {
      throw missing(token.isEmpty() ? "is empty" : "holds something else than one token");
    }
    return token;
  }

  private String fromEnvironment() {
    String token = environment.apply(variable);
    return token == null ? "" : token.strip();
  }

  private String fromFile() {
    try {
      Path path = Path.of(file);
      if (Files.size(path) > MOST_BYTES) {
        throw missing("is too long for a token");
      }
      String token = Files.readString(path, StandardCharsets.ISO_8859_1).strip();
      warnIfOpen(path);
      return token;
    } catch (IOException | InvalidPathException unreadable) {
      throw missing("cannot be read");
    }
  }

  private void warnIfOpen(Path path) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")
        && Files.getPosixFilePermissions(path).contains(PosixFilePermission.OTHERS_READ)
        && warned.compareAndSet(false, true)) {
      LOG.warn("Everybody on this machine can read {}; take that right away (chmod 600).", path);
    }
  }

  private PlatformException missing(String why) {
    String where = file.isEmpty() ? "environment variable " + variable : "file " + file;
    return PlatformException.unavailable(
        MISSING,
        "There is no API token for Replicate: the %s %s. The operator of this platform must put one there."
            .formatted(where, why));
  }

  /** {@return where it is, never what it is} */
  @Override
  public String toString() {
    return "Token in " + (file.isEmpty() ? variable : file);
  }
}
