package art.painter.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The distribution's emulator of Replicate in a process of its own, and the configuration with
 * which a node uses it as its provider {@code replicate}. The demo never talks to the real service,
 * where trainings cost money.
 */
public final class ReplicateEmulator implements AutoCloseable {
  /** The token that it takes. */
  public static final String TOKEN = "r8_demo";

  /** What images from it are and are not. */
  static final String CAVEAT =
      "EMULATED, and not FLUX: made by the local preview model behind an emulator of Replicate.";

  private static final Pattern ADDRESS = Pattern.compile("http://\\S+/v1");

  private final Process process;
  private final String url;
  private final Path folder;

  private ReplicateEmulator(Process process, String url, Path folder) {
    this.process = process;
    this.url = url;
    this.folder = folder;
  }

  /**
   * Starts it on a free port of this machine.
   *
   * @param home where the distribution is
   */
  public static ReplicateEmulator start(Path home) throws IOException, Failure {
    Path folder = Files.createTempDirectory("painter-demo-replicate-");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                home.resolve("lib").resolve("painter-replicate-emulator.jar").toString(),
                "--port",
                "0",
                "--token",
                TOKEN,
                "--data",
                folder.resolve("emulator").toString())
            .redirectErrorStream(true)
            .start();
    var lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String said = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        var drain = new Thread(() -> lines.lines().forEach(ignored -> {}), "demo-emulator");
        drain.setDaemon(true);
        drain.start();
        return new ReplicateEmulator(process, address.group(), folder);
      }
      said = line;
    }
    remove(folder);
    throw new Failure("The emulator of Replicate did not start: " + said);
  }

  /** {@return where its API is, with {@code /v1}} */
  public String url() {
    return url;
  }

  /**
   * {@return a folder with the distribution's configuration, and this provider's beside it}
   *
   * @param home where the distribution is
   * @param more further lines of the provider's configuration
   */
  public Path config(Path home, String... more) throws IOException {
    Path config = Files.createDirectories(folder.resolve("config"));
    try (Stream<Path> files = Files.list(home.resolve("config"))) {
      for (Path file : files.toList()) {
        // Not the operator's own account.
        if (!file.getFileName().toString().startsWith("art.painter.training.replicate")) {
          Files.copy(file, config.resolve(file.getFileName()));
        }
      }
    }
    Path token = Files.writeString(folder.resolve("token"), TOKEN);
    List<String> lines = new ArrayList<>(List.of("url = " + url, "token.file = " + token));
    lines.addAll(List.of(more));
    Files.write(config.resolve("art.painter.training.replicate-demo.cfg"), lines);
    return config;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    remove(folder);
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      System.err.println("painter: could not remove " + folder + ": " + e.getMessage());
    }
  }
}
