package art.painter.runtime.launcher;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line and the environment say. An option wins over its environment variable, and
 * both win over the configuration files.
 */
record Options(
    Path home,
    Path data,
    Path config,
    Path deploy,
    Optional<String> host,
    Optional<String> port,
    boolean jsonLogs,
    boolean webConsole,
    List<String> rest) {

  private static final Map<String, String> VARIABLES =
      Map.of(
          "--data", "PAINTER_DATA",
          "--config", "PAINTER_CONFIG",
          "--deploy", "PAINTER_DEPLOY",
          "--host", "PAINTER_HOST",
          "--port", "PAINTER_PORT");

  static Options parse(List<String> arguments, Map<String, String> environment) throws Refusal {
    Map<String, String> given = new HashMap<>();
    VARIABLES.forEach(
        (option, variable) -> {
          String value = environment.getOrDefault(variable, "");
          if (!value.isBlank()) {
            given.put(option, value);
          }
        });
    boolean jsonLogs = false;
    boolean webConsole = false;
    var left = new ArrayDeque<>(arguments);
    while (!left.isEmpty() && left.peek().startsWith("-")) {
      String option = left.pop();
      if (option.equals("--json-logs")) {
        jsonLogs = true;
      } else if (option.equals("--console")) {
        webConsole = true;
      } else if (!VARIABLES.containsKey(option)) {
        throw new Refusal(
            Exit.USAGE,
            "Unknown option "
                + option
                + "; there are --port, --host, --data, --config, --deploy, --json-logs and --console.");
      } else if (left.isEmpty()) {
        throw new Refusal(Exit.USAGE, "Option " + option + " needs a value.");
      } else {
        given.put(option, left.pop());
      }
    }
    Optional<String> port = Optional.ofNullable(given.get("--port"));
    if (port.isPresent() && !port.get().matches("\\d{1,5}")) {
      throw new Refusal(Exit.USAGE, "Not a port number: " + port.get() + ".");
    }
    Path home = Path.of(System.getProperty("painter.home", ".")).toAbsolutePath().normalize();
    return new Options(
        home,
        folder(given.get("--data"), home.resolve("data")),
        folder(given.get("--config"), home.resolve("config")),
        folder(given.get("--deploy"), home.resolve("deploy")),
        Optional.ofNullable(given.get("--host")),
        port,
        jsonLogs,
        webConsole,
        List.copyOf(left));
  }

  private static Path folder(String given, Path otherwise) {
    return given == null ? otherwise : Path.of(given).toAbsolutePath().normalize();
  }

  Path run() {
    return data.resolve("run");
  }

  Path logging() {
    return config.resolve(jsonLogs ? "logback-json.xml" : "logback.xml");
  }
}
