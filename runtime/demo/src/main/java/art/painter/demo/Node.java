package art.painter.demo;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A node with data of its own, started by the distribution's launcher script in a process of its
 * own.
 */
public final class Node implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

  private final Process process;
  private final Path data;
  private final Path log;
  private boolean kept;
  private boolean closed;

  private Node(Process process, Path data, Path log) {
    this.process = process;
    this.data = data;
    this.log = log;
  }

  /**
   * Starts a node on a free port of this machine.
   *
   * @param home where the distribution is
   * @param config the configuration it reads
   * @param log gets all that the node prints, also after the demo has ended
   */
  static Node start(Path home, Path config, Path log) throws IOException {
    return start(home, config, Files.createTempDirectory("painter-demo-"), log);
  }

  /**
   * Starts a node on a free port of this machine, on data that may be there already.
   *
   * @param home where the distribution is
   * @param config the configuration it reads
   * @param data its data, which is removed in the end unless the node is kept
   * @param log gets all that the node prints
   * @return the node, which need not answer yet
   */
  public static Node start(Path home, Path config, Path data, Path log) throws IOException {
    Path script = home.resolve("bin").resolve("painter");
    Files.deleteIfExists(address(data));
    // Made here, so that it can be watched before the node is there.
    Files.createDirectories(address(data).getParent());
    var builder =
        new ProcessBuilder(
                script.toString(),
                "run",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--config",
                config.toString(),
                "--data",
                data.toString())
            .redirectInput(ProcessBuilder.Redirect.from(nothing()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    try {
      return new Node(builder.start(), data, log);
    } catch (IOException e) {
      remove(data);
      throw e;
    }
  }

  /** Waits for the node to write its address, which it does once it answers there. */
  public URI awaitReady() throws IOException, InterruptedException, Failure {
    Path address = address(data);
    try (WatchService watch = address.getFileSystem().newWatchService()) {
      address.getParent().register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      process.onExit().thenRun(() -> closeQuietly(watch));
      long end = System.nanoTime() + START_LIMIT.toNanos();
      while (!Files.exists(address)) {
        WatchKey key = watch.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (key == null) {
          throw new Failure(
              "The node was not ready within "
                  + START_LIMIT.toMinutes()
                  + " minutes; see "
                  + log
                  + ".");
        }
        key.pollEvents();
        key.reset();
      }
      return URI.create(Files.readString(address).strip());
    } catch (ClosedWatchServiceException stopped) {
      throw new Failure(
          "The node stopped with exit code "
              + process.exitValue()
              + lastLine().map(" and the words: "::concat).orElse("")
              + " (all in "
              + log
              + ")");
    }
  }

  /** {@return the code that makes the first account an operator} */
  public String setupCode() throws IOException {
    return Files.readString(data.resolve("setup-code")).strip();
  }

  /** {@return the process} */
  public ProcessHandle process() {
    return process.toHandle();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  boolean isKept() {
    return kept;
  }

  Path data() {
    return data;
  }

  /** From now on the node outlives the demo. */
  void keep() {
    kept = true;
  }

  /** Stops the node, unless it is kept, and removes its data. */
  @Override
  public synchronized void close() {
    if (!kept && !closed) {
      stop();
      remove(data);
    }
  }

  /** Stops the node and leaves its data. */
  public synchronized void stop() {
    closed = true;
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        all.forEach(ProcessHandle::destroyForcibly);
        process.waitFor(5, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      all.forEach(ProcessHandle::destroyForcibly);
      Thread.currentThread().interrupt();
    }
  }

  private static void remove(Path data) {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      System.err.println("painter: could not remove " + data + ": " + e.getMessage());
    }
  }

  private Optional<String> lastLine() throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> !line.isBlank()).reduce((a, b) -> b);
    }
  }

  private static Path address(Path data) {
    return data.resolve("run").resolve("painter.address");
  }

  private static File nothing() {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return new File(windows ? "NUL" : "/dev/null");
  }

  private static void closeQuietly(WatchService watch) {
    try {
      watch.close();
    } catch (IOException ignored) {
      // The wait then ends by its limit.
    }
  }
}
