package art.painter.replicate.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The emulator as a program. */
class CommandLineTest {
  @TempDir Path folder;

  @Test
  void all_options_are_understood() {
    EmulatorOptions options =
        EmulatorOptions.parse(
            "--port",
            "81",
            "--data",
            "d",
            "--token",
            "t",
            "--steps",
            "5",
            "--image-size",
            "64",
            "--retention",
            "90");
    assertEquals(
        new EmulatorOptions(81, Optional.of(Path.of("d")), "t", 5, 64, Duration.ofSeconds(90)),
        options);
    assertEquals(EmulatorOptions.defaults(), EmulatorOptions.parse());
  }

  @Test
  void what_is_not_understood_is_said_with_the_usage() {
    for (String[] wrong : List.of(new String[] {"--nothing", "1"}, new String[] {"--port"})) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> EmulatorOptions.parse(wrong))
              .getMessage();
      assertTrue(message.contains(wrong[0]) && message.contains("Usage:"), message);
    }
    String message =
        assertThrows(IllegalArgumentException.class, () -> EmulatorOptions.parse("--steps", "many"))
            .getMessage();
    assertTrue(message.startsWith("--steps cannot be many."), message);
  }

  @Test
  void as_a_process_it_says_where_it_is_and_takes_its_own_token() throws Exception {
    Path data = folder.resolve("data");
    try (Started started = new Started("--data", data.toString(), "--token", "r8_mine")) {
      assertTrue(
          started.line.matches(
              "Replicate emulator at http://127\\.0\\.0\\.1:\\d+/v1 \\(not Replicate; .*\\)"),
          started.line);
      assertEquals(200, started.account("r8_mine"));
      assertEquals(401, started.account("r8_emulator"));
    }
    assertTrue(Files.isDirectory(data));
  }

  @Test
  void without_a_folder_it_leaves_nothing_behind() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    try (Started started = new Started()) {
      assertEquals(200, started.account("r8_emulator"));
      assertEquals(1, count(temporary));
    }
    assertEquals(0, count(temporary));
  }

  private static long count(Path temporary) throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("replicate-emulator"))
          .count();
    }
  }

  /** An emulator in a process of its own, whose temporary folder is in the test's. */
  private final class Started implements AutoCloseable {
    private final Process process;
    private final String line;

    Started(String... arguments) throws IOException {
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Emulator.class.getName()));
      command.addAll(List.of(arguments));
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
      line =
          new BufferedReader(
                  new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
              .readLine();
    }

    int account(String token) throws IOException {
      HttpURLConnection account =
          (HttpURLConnection) URI.create(line.split(" ")[3] + "/account").toURL().openConnection();
      account.setRequestProperty("Authorization", "Bearer " + token);
      return account.getResponseCode();
    }

    @Override
    public void close() throws IOException {
      process.destroy();
      try {
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }
}
