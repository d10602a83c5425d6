package art.painter.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.configuration.Fault;
import art.painter.configuration.file.Declarations;
import art.painter.configuration.file.Samples;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFilesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @TempDir private Path folder;

  private final MemoryConfigurations configurations = new MemoryConfigurations();
  private Declarations declarations = Samples.declarations();
  private final ConfigFiles files =
      new ConfigFiles(
          () -> declarations,
          Samples.variables(),
          new Applied(configurations),
          Clock.fixed(NOW, ZoneOffset.UTC));

  private File change(String name, String text) throws IOException {
    File file = Files.writeString(folder.resolve(name + ".cfg"), text).toFile();
    files.changed(file);
    return file;
  }

  @Test
  void what_is_in_order_is_applied_with_the_name_of_its_file() throws IOException {
    File file = change(Samples.PID, "threshold = ${env:LIMIT}");
    assertEquals("70", configurations.properties(Samples.PID).get("threshold"));
    assertEquals(
        file.toURI().toString(),
        configurations.properties(Samples.PID).get("felix.fileinstall.filename"));
    assertEquals(List.of(), files.faults());
  }

  @Test
  void with_a_mistake_nothing_is_touched_until_it_is_mended() throws IOException {
    File file = change(Samples.PID, "threshold = 70");
    change(Samples.PID, "threshold = abc");
    change(Samples.PID, "threshold = abc\n");
    assertEquals(List.of("update " + Samples.PID), configurations.done);
    assertEquals("70", configurations.properties(Samples.PID).get("threshold"));
    assertEquals(
        List.of(
            new Fault(
                Samples.PID,
                file + ", line 1: threshold must be a whole number from 0 to 100, not \"abc\".",
                NOW)),
        files.faults());
    change(Samples.PID, "threshold = 80");
    assertEquals("80", configurations.properties(Samples.PID).get("threshold"));
    assertEquals(List.of(), files.faults());
  }

  @Test
  void the_same_values_again_change_nothing() throws IOException {
    change(Samples.PID, "threshold = 70");
    change(Samples.PID, "# the same\nthreshold=70\n");
    assertEquals(List.of("update " + Samples.PID), configurations.done);
  }

  @Test
  void a_file_that_is_gone_takes_its_values_and_its_mistake_with_it() throws IOException {
    File file = change(Samples.PID, "threshold = 70");
    change(Samples.PID, "nonsense");
    Files.delete(file.toPath());
    files.removed(file);
    assertEquals(Set.of(), configurations.pids());
    assertEquals(List.of(), files.faults());
  }

  @Test
  void a_mistake_in_a_new_file_leaves_the_defaults() throws IOException {
    change(Samples.PID, "threshold = abc");
    assertEquals(Set.of(), configurations.pids());
    assertEquals(1, files.faults().size());
  }

  @Test
  void several_files_of_one_pid_are_several_configurations() throws IOException {
    change(Samples.MANY + "-a", "name = a");
    File second = change(Samples.MANY + "-b-c", "name = b");
    assertEquals(Set.of(Samples.MANY + "~a", Samples.MANY + "~b-c"), configurations.pids());
    change(Samples.MANY + "-b-c", "name = c");
    assertEquals("c", configurations.properties(Samples.MANY + "~b-c").get("name"));
    files.removed(second);
    assertEquals(Set.of(Samples.MANY + "~a"), configurations.pids());
  }

  @Test
  void what_came_before_its_bundle_is_checked_when_the_bundle_comes() throws IOException {
    declarations = new Declarations();
    change(Samples.PID, "threshold = abc");
    change(Samples.MANY + "-a", "name = x");
    assertEquals(List.of(), files.faults());
    declarations = Samples.declarations();
    files.declared(declarations);
    assertEquals(Set.of(Samples.MANY + "~a"), configurations.pids());
    assertEquals(1, files.faults().size());
    assertTrue(files.faults().get(0).message().contains("abc"));
  }

  @Test
  void what_was_a_mistake_for_a_bundle_that_is_gone_is_none() throws IOException {
    change(Samples.PID, "threshold = abc");
    declarations = new Declarations();
    files.mended();
    assertEquals(List.of(), files.faults());
    assertEquals("abc", configurations.properties(Samples.PID).get("threshold"));
  }
}
