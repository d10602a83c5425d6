package art.painter.replicate.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replicate's own client works with the emulator. */
class NpmClientTest {
  private static final Path SCRIPTS = Path.of("src/test/js");

  @TempDir Path folder;

  @Test
  void the_client_that_replicate_publishes_gets_along_with_the_emulator() throws Exception {
    for (String file : new String[] {"package.json", "package-lock.json", "client.mjs"}) {
      Files.copy(SCRIPTS.resolve(file), folder.resolve(file));
    }
    Path zip = Files.write(folder.resolve("works.zip"), Works.zip());
    run(2, "npm", "ci", "--no-audit", "--no-fund");
    try (Emulator emulator =
        Emulator.start(EmulatorOptions.defaults().withSteps(1).withImageSize(128))) {
      Client client = new Client(emulator);
      String model = client.model("made-up");
      client
          .control("POST", "/trainings", "{\"count\":120,\"destination\":\"" + model + "\"}")
          .expect(201);
      String said =
          run(2, "node", "client.mjs", emulator.url().toString(), emulator.token(), zip.toString());
      assertTrue(said.contains("13 checks passed"), said);
    }
  }

  private String run(int minutes, String... command) throws InterruptedException, IOException {
    Path output = folder.resolve("output.txt");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
    } catch (IOException e) {
      return fail(
          command[0] + " is not on the PATH. Install Node.js 18 or newer, which brings npm.", e);
    }
    if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      fail(String.join(" ", command) + " took longer than " + minutes + " minutes");
    }
    String said = Files.readString(output, StandardCharsets.UTF_8);
    assertEquals(0, process.exitValue(), () -> String.join(" ", command) + " said: " + said);
    return said;
  }
}
