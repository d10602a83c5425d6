package art.painter.persistence;

import art.painter.api.license.Terms;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Another process on the same database, which says each number after it has stored it. */
final class ChildProcess implements AutoCloseable {
  // Tells a whole line from one that the kill cut off.
  private static final String END = ".";

  private final Process process;
  private final BufferedReader out;

  ChildProcess(Path data) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ChildProcess.class.getName(),
                data.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** {@return the next number that is stored, or nothing when the process has died} */
  String next() throws IOException {
    String line = out.readLine();
    return line != null && line.endsWith(END) ? line.substring(0, line.length() - 1) : null;
  }

  /** Sends SIGKILL and waits for its death. */
  void kill() {
    // Through the handle, which leaves what it said last to be read.
    process.toHandle().destroyForcibly();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    kill();
  }

  /**
   * Stores until it is killed.
   *
   * @param arguments the data folder
   */
  public static void main(String[] arguments) {
    var store =
        new JdbcLicenseStore(new Database(Path.of(arguments[0]), StoreContract.config(Map.of())));
    String run = String.valueOf(ProcessHandle.current().pid());
    for (int i = 0; ; i++) {
      String hash = run + "-" + i;
      store.add(new Terms(hash, List.of(), Set.of(), "n".repeat(2000), Instant.now()));
      System.out.println(hash + END);
      System.out.flush();
    }
  }
}
