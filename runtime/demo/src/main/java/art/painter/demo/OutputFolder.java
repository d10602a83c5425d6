package art.painter.demo;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the results go: {@code painter-demo}, or {@code painter-demo-2} and so on, so that no
 * earlier result is lost.
 */
final class OutputFolder {
  private static final String NAME = "painter-demo";

  private OutputFolder() {}

  static Path create(Path parent) throws IOException {
    for (int number = 1; ; number++) {
      try {
        return Files.createDirectory(parent.resolve(number == 1 ? NAME : NAME + "-" + number));
      } catch (FileAlreadyExistsException taken) {
        // The next number.
      }
    }
  }

  static boolean isOne(String name) {
    return name.matches(NAME + "(-\\d+)?");
  }

  /** {@return whether an earlier result keeps its place} */
  static boolean isNumbered(Path folder) {
    return !folder.getFileName().toString().equals(NAME);
  }
}
