package art.painter.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.configuration.Configurations;
import art.painter.api.configuration.Setting;
import art.painter.configuration.file.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationServiceTest {
  private static final Caller OPERATOR = new Caller("op", Set.of(Role.OPERATOR));

  @TempDir private Path folder;

  private final MemoryConfigurations applied = new MemoryConfigurations();
  private ConfigFiles files;
  private Configurations configurations;

  @BeforeEach
  void open() {
    files =
        new ConfigFiles(
            Samples::declarations, Samples.variables(), new Applied(applied), Clock.systemUTC());
    configurations =
        new ConfigurationService(folder, Samples::declarations, Samples.variables(), files);
  }

  private Path write(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".cfg"), text);
    files.changed(file.toFile());
    return file;
  }

  private Setting setting(String pid, String key) {
    return configurations.settings(OPERATOR, Optional.of(pid)).stream()
        .filter(setting -> setting.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private PlatformException refused(String pid, String key, String value) {
    return assertThrows(
        PlatformException.class, () -> configurations.set(OPERATOR, pid, key, value));
  }

  @Test
  void a_setting_tells_all_there_is_to_know() throws IOException {
    write(Samples.PID, "threshold = 70");
    assertEquals(
        new Setting(
            Samples.PID,
            "threshold",
            "Integer",
            Optional.of("60"),
            Optional.of("70"),
            false,
            "a whole number from 0 to 100",
            "How good."),
        setting(Samples.PID, "threshold"));
    assertEquals(Optional.of("a title, long"), setting(Samples.PID, "title").value());
  }

  @Test
  void a_secret_is_not_told() throws IOException {
    write(Samples.PID, ".code = 4711\npin = 12");
    assertEquals(Optional.empty(), setting(Samples.PID, ".code").value());
    assertEquals(Optional.empty(), setting(Samples.PID, "pin").value());
    assertEquals(Optional.empty(), configurations.set(OPERATOR, Samples.PID, "pin", "34").value());
    String message = refused(Samples.PID, "pin", "hunter2").getMessage();
    assertTrue(!message.contains("hunter2"), message);
  }

  @Test
  void of_a_pid_with_several_files_each_is_listed() throws IOException {
    write(Samples.MANY + "-a", "name = a");
    write(Samples.MANY + "-b", "name = b");
    assertEquals(
        List.of(Samples.MANY + "-a", Samples.MANY + "-b", Samples.PID, "org.example.other"),
        configurations.settings(OPERATOR, Optional.empty()).stream()
            .map(Setting::pid)
            .distinct()
            .toList());
  }

  @Test
  void a_value_is_written_applied_and_told() throws IOException {
    Path file = write(Samples.PID, "# kept\nthreshold = 60\nshare = 0.5\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertEquals(
        Optional.of("70"), configurations.set(OPERATOR, Samples.PID, "threshold", "70").value());
    assertEquals("# kept\nthreshold = 70\nshare = 0.5\n", Files.readString(file));
    assertEquals("70", applied.properties(Samples.PID).get("threshold"));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(file), left.toList());
    }
  }

  @Test
  void a_file_that_is_not_there_is_made_for_its_owner_only() throws IOException {
    configurations.set(OPERATOR, Samples.PID, ".code", "1");
    Path file = folder.resolve(Samples.PID + ".cfg");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void what_a_link_points_to_is_changed_and_the_link_stays() throws IOException {
    Path real = Files.writeString(Files.createTempFile("real", ".txt"), "threshold = 60\n");
    Path link = Files.createSymbolicLink(folder.resolve(Samples.PID + ".cfg"), real);
    configurations.set(OPERATOR, Samples.PID, "threshold", "70");
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("threshold = 70\n", Files.readString(real));
    Files.delete(real);
  }

  @Test
  void a_wrong_value_changes_nothing() throws IOException {
    Path file = write(Samples.PID, "threshold = 60\n");
    PlatformException refused = refused(Samples.PID, "threshold", "101");
    assertEquals(Configurations.INVALID, refused.code());
    assertEquals(
        file
            + ", line 1: threshold must be a whole number from 0 to 100, not \"101\"."
            + " Nothing was changed.",
        refused.getMessage());
    assertEquals(Configurations.INVALID, refused(Samples.PID, "none", "1").code());
    assertEquals("threshold = 60\n", Files.readString(file));
    assertEquals(List.of("update " + Samples.PID), applied.done);
  }

  @Test
  void a_value_mends_its_own_mistake_and_no_other() throws IOException {
    Path file = write(Samples.PID, "threshold = abc\n");
    configurations.set(OPERATOR, Samples.PID, "threshold", "70");
    assertEquals(List.of(), configurations.faults());
    Files.writeString(file, "threshold = 70\nshare = abc\n");
    assertTrue(refused(Samples.PID, "threshold", "80").getMessage().contains("line 2: share"));
  }

  @Test
  void what_is_not_there_cannot_be_changed() {
    for (String pid :
        new String[] {
          "none", Samples.MANY, Samples.MANY + "-x", Samples.PID + "-x", "../" + Samples.PID, ""
        }) {
      assertEquals(Configurations.UNKNOWN_PID, refused(pid, "threshold", "1").code(), pid);
    }
  }

  @Test
  void only_an_operator_is_told_and_changes() {
    Caller artist = new Caller("a", Set.of(Role.ARTIST));
    assertThrows(PlatformException.class, () -> configurations.settings(artist, Optional.empty()));
    assertThrows(
        PlatformException.class, () -> configurations.set(artist, Samples.PID, "threshold", "1"));
  }
}
