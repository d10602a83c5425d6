package art.painter.plugins.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import art.painter.api.plugin.Swap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.util.converter.Converters;

/** The commands in {@code docs/plugin-trust.md}, exactly as a reader finds them there. */
class TrustHandbookTest {
  private static final Pattern COMMANDS =
      Pattern.compile("^```sh\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void a_jar_that_is_signed_as_the_document_says_is_let_in() throws Exception {
    Path jar = Jars.write(folder.resolve("plugin.jar"), Jars.contents());
    Matcher block = COMMANDS.matcher(Files.readString(Path.of("../../docs/plugin-trust.md")));
    StringBuilder script = new StringBuilder("set -e\n");
    while (block.find()) {
      script.append(block.group(1));
    }
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-c", script.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true);
    shell
        .environment()
        .merge(
            "PATH", Path.of(System.getProperty("java.home"), "bin") + ":", (old, bin) -> bin + old);
    Process process = shell.start();
    String output = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), output);
    Trust.Config config =
        Converters.standardConverter()
            .convert(Map.of(".trust.store.password", "only-mine"))
            .to(Trust.Config.class);
    Trust trust = new Trust(folder, config, Clock.systemUTC());
    assertEquals(
        Optional.of("CN=Ada,O=Studio"),
        trust.admit(Swap.Source.REST, jar, Jars.sha256(Files.readAllBytes(jar))));
  }
}
