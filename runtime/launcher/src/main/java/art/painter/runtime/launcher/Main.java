package art.painter.runtime.launcher;

import java.io.IOException;
import java.util.List;

/**
 * {@code run [options]} runs a node until it is stopped; {@code shell [options] [command]} talks to
 * it.
 */
public final class Main {
  private Main() {}

  /**
   * Runs a node or a shell.
   *
   * @param arguments {@code run} or {@code shell}, then options
   */
  public static void main(String[] arguments) {
    Exit exit;
    try {
      exit = command(List.of(arguments));
    } catch (Refusal e) {
      System.err.println("painter: " + e.getMessage());
      exit = e.exit();
    } catch (Exception e) {
      System.err.println("painter: unexpected: " + e);
      exit = Exit.UNEXPECTED;
    }
    System.exit(exit.code);
  }

  private static Exit command(List<String> arguments) throws Exception {
    String command = arguments.isEmpty() ? "run" : arguments.get(0);
    List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
    var options = Options.parse(rest, System.getenv());
    return switch (command) {
      case "run" -> run(options);
      case "shell" -> Shell.connect(options);
      default -> throw new Refusal(Exit.USAGE, "Unknown command " + command + ".");
    };
  }

  private static Exit run(Options options) throws Refusal, IOException, InterruptedException {
    if (!options.rest().isEmpty()) {
      throw new Refusal(Exit.USAGE, "Unknown argument " + options.rest().get(0) + ".");
    }
    try (var data = DataFolder.open(options);
        var node = new Node(options, ConfigFiles.check(options))) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stopOnSignal(data, node)));
      data.announce(node.start());
      node.awaitStop();
      return Exit.STOPPED;
    }
  }

  /** A stop that was asked for is a success, also when it was asked for by a signal. */
  private static void stopOnSignal(DataFolder data, Node node) {
    if (node.runs()) {
      node.close();
      data.close();
      Runtime.getRuntime().halt(Exit.STOPPED.code);
    }
  }
}
