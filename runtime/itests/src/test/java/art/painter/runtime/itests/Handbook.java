package art.painter.runtime.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The programs in {@code docs/verifying.md}, exactly as a reader finds them there. */
final class Handbook {
  private static final Pattern PROGRAM =
      Pattern.compile("^```\\w+ file=(\\S+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  private Handbook() {}

  /** Writes each program into a folder under its name. */
  static void write(Path folder) throws IOException {
    Matcher program =
        PROGRAM.matcher(Files.readString(Distribution.SOURCE.resolve("docs/verifying.md")));
    while (program.find()) {
      Files.writeString(folder.resolve(program.group(1)), program.group(2));
    }
  }
}
