package art.painter.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.plugin.PlugIns;
import art.painter.plugins.trust.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlugInFolderTest {
  private static final String NAME = "org.example.rule";

  @TempDir Path data;
  private PlugInFolder folder;

  @BeforeEach
  void open() throws IOException {
    folder = new PlugInFolder(data.resolve("plugins"), 3);
  }

  private Jar jar(String version) throws IOException {
    Path file = Jars.bundle(data, NAME, version);
    return Jar.read(file, Sha256.of(file));
  }

  private Installed serve(String version, Optional<String> before) throws IOException {
    Jar kept = folder.keep(jar(version));
    folder.put(folder.of(NAME).serving(kept, "REST", Optional.empty(), before));
    return folder.of(NAME);
  }

  private List<String> jars() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("plugins/jars").resolve(NAME))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void what_serves_is_known_to_the_next_run_of_the_node() throws IOException {
    Installed installed = serve("1.0.0", Optional.empty());
    PlugInFolder later = new PlugInFolder(data.resolve("plugins"), 3);
    assertEquals(List.of(installed), later.all());
    assertEquals(installed.sha256(), later.kept(NAME, "1.0.0").orElseThrow().sha256());
  }

  @Test
  void the_last_three_versions_before_are_kept_and_no_more() throws IOException {
    serve("1.0.0", Optional.empty());
    for (int i = 1; i <= 5; i++) {
      serve("1." + i + ".0", Optional.of("1." + (i - 1) + ".0"));
    }
    assertEquals(List.of("1.2.0", "1.3.0", "1.4.0"), folder.of(NAME).before());
    assertEquals(List.of("1.2.0.jar", "1.3.0.jar", "1.4.0.jar", "1.5.0.jar"), jars());
  }

  @Test
  void going_back_leads_from_version_to_version() throws IOException {
    serve("1.0.0", Optional.empty());
    Installed second = serve("1.1.0", Optional.of("1.0.0"));
    Installed back = second.back(folder.kept(NAME, second.previous().orElseThrow()));
    folder.put(back);
    assertEquals(Optional.of("1.0.0"), folder.of(NAME).version());
    assertEquals(Optional.of(second.sha256()), folder.of(NAME).rolledBack());
    assertEquals(Optional.empty(), folder.of(NAME).previous());
    assertEquals(List.of("1.0.0.jar"), jars());
  }

  @Test
  void a_jar_that_was_refused_leaves_nothing() throws IOException {
    Installed installed = serve("1.0.0", Optional.empty());
    folder.keep(jar("2.0.0"));
    folder.tidy(installed);
    assertEquals(List.of("1.0.0.jar"), jars());
  }

  @Test
  void what_a_crash_left_half_received_is_gone_at_the_next_start() throws IOException {
    Path half = folder.incoming();
    new PlugInFolder(data.resolve("plugins"), 3);
    assertFalse(Files.exists(half));
  }

  @Test
  void a_body_that_is_too_large_is_refused_while_it_comes() throws IOException {
    Path to = folder.incoming();
    PlatformException refusal =
        assertThrows(
            PlatformException.class,
            () -> Sha256.copy(new ByteArrayInputStream(new byte[200_000]), to, 100_000));
    assertEquals(PlugIns.TOO_LARGE, refusal.code());
    assertTrue(Files.size(to) <= 100_000, "nothing is written beyond the limit");
  }

  @Test
  void a_damaged_note_of_one_bundle_does_not_keep_the_node_from_starting() throws IOException {
    serve("1.0.0", Optional.empty());
    Files.writeString(data.resolve("plugins").resolve(NAME + ".json"), "{ rot");
    assertEquals(List.of(Installed.none(NAME)), folder.all());
  }

  @Test
  void a_damaged_jar_is_as_good_as_none() throws IOException {
    serve("1.0.0", Optional.empty());
    Files.writeString(data.resolve("plugins/jars").resolve(NAME).resolve("1.0.0.jar"), "rot");
    assertEquals(Optional.empty(), folder.kept(NAME, "1.0.0"));
  }
}
