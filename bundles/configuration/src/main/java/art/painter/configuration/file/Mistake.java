package art.painter.configuration.file;

import java.nio.file.Path;

/** Why a configuration file is not taken, in one sentence that names what can be named. */
public final class Mistake extends Exception {
  private static final long serialVersionUID = 1L;

  Mistake(Path file, String what) {
    super(file + ": " + what + ".", null, false, false);
  }

  Mistake(Path file, int line, String what) {
    super(file + ", line " + line + ": " + what + ".", null, false, false);
  }
}
