package art.painter.bench;

import art.painter.demo.Failure;
import art.painter.demo.Node;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of its own with a node on it, which can be started and stopped again and again. However
 * the benchmark ends, nothing stays but, when it fails, what the node printed.
 */
final class Workplace {
  private final Path home;
  private final Path folder;
  private Optional<Node> node = Optional.empty();
  private boolean good;

  private Workplace(Path home, Path folder) {
    this.home = home;
    this.folder = folder;
  }

  /**
   * Makes the folder. It is gone when this process has ended.
   *
   * @param home where the distribution is
   */
  static Workplace open(Path home) throws IOException {
    Workplace workplace = new Workplace(home, Files.createTempDirectory("painter-bench-"));
    Runtime.getRuntime().addShutdownHook(new Thread(workplace::tidy, "bench-tidy"));
    return workplace;
  }

  Path folder() {
    return folder;
  }

  Path data() {
    return folder.resolve("data");
  }

  /** Starts the node, and returns where it answers. */
  URI start() throws IOException, InterruptedException, Failure {
    return start(home.resolve("config"));
  }

  /** Starts the node with a configuration of its own, and returns where it answers. */
  URI start(Path config) throws IOException, InterruptedException, Failure {
    Files.createDirectories(data());
    Node started = Node.start(home, config, data(), folder.resolve("node.log"));
    node = Optional.of(started);
    return started.awaitReady();
  }

  /** {@return the process of the node that runs} */
  ProcessHandle process() {
    return node.orElseThrow().process();
  }

  /** Stops the node as a service manager does; its data stays. */
  void stop() {
    node.ifPresent(Node::stop);
    node = Optional.empty();
  }

  /** Removes the node's data, so that the next one begins anew. */
  void clear() throws IOException {
    remove(data());
  }

  /** What the node printed is of no interest. */
  void good() {
    good = true;
  }

  private void tidy() {
    stop();
    try {
      remove(good ? folder : data());
    } catch (IOException e) {
      System.err.println("painter bench: could not remove " + folder + ": " + e.getMessage());
    }
  }

  private static void remove(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
