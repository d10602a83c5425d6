package art.painter.bench;

import art.painter.demo.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The driver bundle in a running node, told through {@code painter shell} what to do. */
final class Driver {
  private final Path home;
  private final Path data;

  private Driver(Path home, Path data) {
    this.home = home;
    this.data = data;
  }

  /**
   * Puts the driver into a node, which forgets it when it stops.
   *
   * @param home where the distribution is
   * @param data the data folder of the node
   */
  static Driver install(Path home, Path data) throws IOException, InterruptedException, Failure {
    Driver driver = new Driver(home, data);
    Path jar = home.resolve("lib").resolve("art.painter.runtime.driver.jar");
    String complaint = driver.say("felix:start '" + jar.toUri() + "'").strip();
    if (!complaint.isEmpty()) {
      throw new Failure("The node does not take the driver: " + complaint);
    }
    return driver;
  }

  /** {@return the figures that a command answers with} */
  Map<String, Long> figures(String command) throws IOException, InterruptedException, Failure {
    String answer = say(command);
    Map<String, Long> figures =
        Stream.of(answer.split("\\s+"))
            .filter(word -> word.matches("[^=]+=[0-9]+"))
            .collect(
                Collectors.toMap(
                    word -> word.substring(0, word.indexOf('=')),
                    word -> Long.valueOf(word.substring(word.indexOf('=') + 1))));
    if (figures.getOrDefault("failed", 1L) > 0) {
      throw new Failure("The driver could not do all of " + command + ": " + answer.strip());
    }
    return figures;
  }

  private String say(String command) throws IOException, InterruptedException, Failure {
    List<String> line = new ArrayList<>(List.of(home.resolve("bin").resolve("painter").toString()));
    line.addAll(List.of("shell", "--data", data.toString(), command));
    Process shell = new ProcessBuilder(line).redirectErrorStream(true).start();
    shell.getOutputStream().close();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (shell.waitFor() != 0) {
      throw new Failure("The node did not do " + command + ": " + said.strip());
    }
    return said;
  }
}
