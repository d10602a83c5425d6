package art.painter.runtime.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The distribution as a user runs it: {@code bin/painter run} in a process of its own. */
final class RunningNode implements AutoCloseable {
  private static final long LIMIT = TimeUnit.SECONDS.toNanos(90);

  /**
   * For a node that trains nothing itself: the quick compiler halves the time that its start takes.
   */
  static final Map<String, String> QUICK =
      Map.of("PAINTER_OPTS", "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");

  private final Process process;
  private final Path data;
  private final Path output;

  private RunningNode(Process process, Path data, Path output) {
    this.process = process;
    this.data = data;
    this.output = output;
  }

  /** Starts a {@link #QUICK} node on a port of its own choice, and waits until it answers. */
  static RunningNode start(Path data, String... options) throws IOException, InterruptedException {
    return start(data, QUICK, options);
  }

  /** As above, with environment variables such as {@code PAINTER_OPTS}. */
  static RunningNode start(Path data, Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("--port", "0", "--data", data.toString()));
    arguments.addAll(List.of(options));
    Path output = Files.createTempFile("painter-output", ".txt");
    RunningNode node =
        new RunningNode(
            command(output, environment, "run", arguments.toArray(String[]::new)), data, output);
    long end = System.nanoTime() + LIMIT;
    while (!Files.exists(node.address())) {
      if (!node.process.isAlive() || System.nanoTime() > end) {
        node.process.destroyForcibly();
        throw new IllegalStateException("The node did not start:\n" + node.output());
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return node;
  }

  /** Runs a node of which nothing more is expected than that it ends. */
  static RunningNode launch(Path data, String... arguments) throws IOException {
    Path output = Files.createTempFile("painter-output", ".txt");
    return new RunningNode(command(output, QUICK, "run", arguments), data, output);
  }

  /** Starts any other command of the script. */
  static Process command(Path output, String command, String... arguments) throws IOException {
    return command(output, Map.of(), command, arguments);
  }

  private static Process command(
      Path output, Map<String, String> environment, String command, String... arguments)
      throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Distribution.HOME.resolve("bin/painter").toString());
    line.add(command);
    line.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  String url() throws IOException {
    return Files.readString(address()).strip();
  }

  /** Stops the node as a service manager does. */
  int stop() throws InterruptedException {
    process.destroy();
    return exitCode();
  }

  /** Ends the node and all it started without a word, as a power cut would. */
  void kill() throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
  }

  long pid() {
    return process.pid();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(90, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("The node does not end");
    }
    return process.exitValue();
  }

  String output() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() throws IOException {
    try {
      stop();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Files.deleteIfExists(output);
  }

  private Path address() {
    return data.resolve("run/painter.address");
  }
}
