package art.painter.runtime.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A command that has ended.
 *
 * @param exit its exit code
 * @param output what it said
 */
record Command(int exit, String output) {
  private static final int MINUTES = 2;

  /** Runs a program of this machine in a folder. */
  static Command run(Path folder, String... words) throws IOException, InterruptedException {
    Path output = Files.createTempFile("command", ".txt");
    return await(
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start(),
        output);
  }

  /** Runs a command of the distribution's script. */
  static Command painter(String command, String... words) throws IOException, InterruptedException {
    Path output = Files.createTempFile("command", ".txt");
    return await(RunningNode.command(output, command, words), output);
  }

  private static Command await(Process process, Path output)
      throws IOException, InterruptedException {
    try {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("Still running: " + Files.readString(output));
      }
      return new Command(process.exitValue(), Files.readString(output));
    } finally {
      Files.delete(output);
    }
  }

  /** What it said, if it ended well. */
  String succeeded() {
    if (exit != 0) {
      throw new AssertionError("It ended with " + exit + " and said: " + output);
    }
    return output;
  }
}
