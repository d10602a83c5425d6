package art.painter.consent.keys;

import java.io.IOException;
import java.nio.file.Path;

/** A folder whose node crashes, or whose disk fails, at one of its changes. */
final class TestFolder extends KeyFolder {
  /** The node is gone in the middle of something. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final boolean crashes;
  private int left = Integer.MAX_VALUE;
  private int changes;

  private TestFolder(Path folder, boolean crashes) {
    super(folder);
    this.crashes = crashes;
  }

  static TestFolder crashing(Path folder) {
    return new TestFolder(folder, true);
  }

  static TestFolder failing(Path folder) {
    return new TestFolder(folder, false);
  }

  /** How many changes there were. */
  int changes() {
    return changes;
  }

  /** From now on, so many changes go well. */
  void failAfter(int steps) {
    left = steps;
  }

  /** The disk is mended. */
  void mend() {
    left = Integer.MAX_VALUE;
  }

  @Override
  void write(String name, String text) throws IOException {
    if (goesWrong()) {
      super.write(name, text.substring(0, text.length() / 2));
      throw failure();
    }
    super.write(name, text);
  }

  @Override
  void move(String name, String target) throws IOException {
    if (goesWrong()) {
      throw failure();
    }
    super.move(name, target);
  }

  @Override
  void destroy(String name) throws IOException {
    if (goesWrong()) {
      // Overwritten, and not removed.
      super.write(name, "\0\0\0\0");
      throw failure();
    }
    super.destroy(name);
  }

  private boolean goesWrong() {
    changes++;
    return left-- <= 0;
  }

  private IOException failure() {
    if (crashes) {
      throw new Crash();
    }
    return new IOException("the disk fails");
  }
}
