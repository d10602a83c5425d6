package art.painter.runtime.itests;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A node in a folder of its own, with small trainings, an operator and a reviewer. */
final class Platform implements AutoCloseable {
  private final Path folder;
  private final Map<String, String> environment;
  private RunningNode node;
  private Door nobody;

  private Platform(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  static Platform start(Path folder) throws IOException, InterruptedException {
    return start(folder, Map.of(), Map.of());
  }

  /**
   * Starts a node.
   *
   * @param environment environment variables such as {@code PAINTER_OPTS}
   * @param config texts of configuration files, by PID, in place of what ships
   */
  static Platform start(Path folder, Map<String, String> environment, Map<String, String> config)
      throws IOException, InterruptedException {
    Platform platform = new Platform(folder, environment);
    platform.copyConfig();
    for (Map.Entry<String, String> file : config.entrySet()) {
      Files.writeString(platform.config().resolve(file.getKey() + ".cfg"), file.getValue());
    }
    platform.launch();
    Door operator =
        platform.nobody.join(
            "operator", "ARTIST", Files.readString(platform.data().resolve("setup-code")).strip());
    platform.nobody.join("reviewer", "CREATOR");
    String id = platform.nobody.logIn("reviewer").get("/me").expect(200).get("id").asText();
    operator.put("/accounts/" + id + "/roles", "{\"roles\":[\"REVIEWER\"]}").expect(200);
    return platform;
  }

  /** The files in these folders that hold a secret: database, blobs, logs, caches, whatever. */
  static List<Path> filesWith(String secret, Path... folders) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(secret)) {
            found.add(file);
          }
        }
      }
    }
    return found;
  }

  /** Small enough that a training takes seconds. */
  private void copyConfig() throws IOException {
    Path config = Files.createDirectories(folder.resolve("config"));
    try (Stream<Path> files = Files.list(Distribution.HOME.resolve("config"))) {
      for (Path file : files.toList()) {
        Files.copy(file, config.resolve(file.getFileName().toString()));
      }
    }
    Files.writeString(
        config.resolve("art.painter.training.local.cfg"), "steps=6\nimage.size=256\n");
  }

  void launch() throws IOException, InterruptedException {
    Files.deleteIfExists(data().resolve("run/painter.address"));
    node =
        RunningNode.start(
            data(),
            environment,
            "--config",
            config().toString(),
            "--deploy",
            Files.createDirectories(deploy()).toString());
    nobody = Door.of(node.url());
  }

  /** {@code kill -9}, and a start on what is left. */
  void killAndLaunch() throws IOException, InterruptedException {
    node.kill();
    launch();
  }

  /** Has the node's shell run a command, and answers with what it says. */
  String shell(String command) throws IOException, InterruptedException {
    return Command.painter("shell", "--data", data().toString(), command).succeeded();
  }

  /** The node's keys and log, as anybody has them. */
  PublicLog log() throws IOException {
    return PublicLog.of(URI.create(node.url()));
  }

  Path data() {
    return folder.resolve("data");
  }

  Path config() {
    return folder.resolve("config");
  }

  Path deploy() {
    return folder.resolve("deploy");
  }

  RunningNode node() {
    return node;
  }

  Door nobody() {
    return nobody;
  }

  Door logIn(String name) {
    return nobody.logIn(name);
  }

  Studio studio(String artist) {
    return new Studio(nobody.join(artist, "ARTIST"), logIn("reviewer"));
  }

  @Override
  public void close() throws IOException {
    node.close();
  }
}
