package art.painter.persistence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Another process on the same database, which stores one thing after the other and says each. */
final class ChildProcess implements AutoCloseable {
  // Tells a whole line from one that the kill cut off.
  private static final String END = ".";

  private final Process process;
  private final BufferedReader out;

  /**
   * @param data the data folder
   * @param work made with the database; stores something each time, and then tells what
   */
  ChildProcess(Path data, Class<? extends Supplier<String>> work) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ChildProcess.class.getName(),
                data.toString(),
                work.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** {@return what is stored next, or nothing when the process has died} */
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
   * @param arguments the data folder, and the class of the work
   */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Database database = new Database(Path.of(arguments[0]), StoreContract.config(Map.of()));
    Supplier<?> work =
        Class.forName(arguments[1])
            .asSubclass(Supplier.class)
            .getDeclaredConstructor(Database.class)
            .newInstance(database);
    while (true) {
      say(work.get());
    }
  }

  /** In the other process: says something to this one. */
  static void say(Object what) {
    System.out.println(what + END);
    System.out.flush();
  }
}
