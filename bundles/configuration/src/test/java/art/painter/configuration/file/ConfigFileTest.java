package art.painter.configuration.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
  private static final Path FILE = Path.of("config", Samples.PID + ".cfg");

  @TempDir private Path folder;

  private static Map<String, String> values(String text) throws Mistake {
    return values(FILE, text);
  }

  private static Map<String, String> values(Path file, String text) throws Mistake {
    return ConfigFile.of(file, text).values(Samples.declarations(), Samples.variables());
  }

  private static String mistake(String text) {
    return assertThrows(Mistake.class, () -> values(text)).getMessage();
  }

  @Test
  void values_are_read_as_they_are_written() throws Mistake {
    assertEquals(
        Map.of("threshold", "70", "title", "a = b", "pin", "", "enabled", "true"),
        values("# one\n! two\n\nthreshold=70\n  title : a = b  \npin =\nenabled\t=\ttrue"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void lines_may_end_in_every_usual_way(String end) throws Mistake {
    assertEquals(
        Map.of("threshold", "70", "share", "0.5"),
        values("threshold = 70" + end + "share = 0.5" + end));
    assertTrue(mistake("# a" + end + end + "threshold = x" + end).contains(", line 3: "));
  }

  @Test
  void a_line_goes_on_after_a_backslash_and_counts_from_its_first() throws Mistake {
    assertEquals("ab", values("title = a\\\n    b\n").get("title"));
    assertEquals("a\\", values("title = a\\\\\nshare = 1\n").get("title"));
    assertEquals("a", values("title = a\\").get("title"));
    assertTrue(mistake("share = 1\nthreshold = \\\n 10\\\n 1\n").contains(", line 2: threshold"));
  }

  @Test
  void escapes_unicode_and_a_mark_at_the_beginning_are_read() throws Mistake {
    assertEquals("ü→\uD83D\uDE00\t", values("\ufefftitle = ü\\u2192\uD83D\uDE00\\t").get("title"));
    assertEquals("a ", values("title = a\\   ").get("title"));
    assertTrue(mistake("title = \\u12").contains("four hexadecimal digits"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "threshold = abc | threshold must be a whole number from 0 to 100, not \"abc\"",
        "threshold = 101 | threshold must be a whole number from 0 to 100, not \"101\"",
        "threshold = -1  | threshold must be a whole number from 0 to 100, not \"-1\"",
        "threshold =     | threshold must be a whole number from 0 to 100, not \"\"",
        "threshold = 7.5 | threshold must be a whole number from 0 to 100, not \"7.5\"",
        "least = 0       | least must be a whole number of at least 1, not \"0\"",
        "least = 3000000000 | least must be a whole number of at least 1 and at most 2147483647, not \"3000000000\"",
        "size = 1e3      | size must be a whole number, not \"1e3\"",
        "share = NaN     | share must be a number from 0 to 1, not \"NaN\"",
        "share = 1,5     | share must be a number from 0 to 1, not \"1,5\"",
        "enabled = yes   | enabled must be true or false, not \"yes\"",
        "colour = green  | colour must be one of red, blue, not \"green\"",
        "title = 123456  | title must be text of at most 5 characters, not \"123456\"",
        "treshold = 1    | unknown key treshold; there are .code, colour, enabled, least, pin, share, size, threshold, title",
      })
  void a_wrong_value_is_told_with_file_line_key_value_and_what_is_allowed(
      String line, String told) {
    assertEquals(FILE + ", line 2: " + told + ".", mistake("# fine\n" + line + "\n"));
  }

  @Test
  void a_secret_is_never_told() {
    for (String text :
        new String[] {
          ".code = hunter2",
          "pin = hunter2",
          ".cod = hunter2",
          "code = hunter2",
          "hunter2",
          ".code = hunter2 \\u00",
          ".code hunter2",
          ".code = hunter2 ${env:NOPE}",
        }) {
      assertFalse(mistake(text).contains("hunter2"), text);
    }
    assertTrue(mistake(".code = hunter2").contains(".code must be a whole number"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"threshold 70", "= 70", "threshold", ": x", "a b = c", "\\"})
  void a_line_that_is_no_setting_is_told(String line) {
    assertTrue(mistake(line).endsWith("line 1: not of the form key = value."), mistake(line));
  }

  @Test
  void a_key_that_is_there_twice_is_told() {
    assertEquals(
        FILE + ", line 2: the key threshold is there twice.",
        mistake("threshold = 1\nthreshold = 2\n"));
  }

  @Test
  void a_key_that_must_be_there_is_asked_for() throws Mistake {
    Path file = Path.of(Samples.MANY + "-a.cfg");
    assertEquals(
        file + ": the key name is missing; it must be text.",
        assertThrows(Mistake.class, () -> values(file, "note = x")).getMessage());
    assertEquals(Map.of("name", "x"), values(file, "name = x"));
  }

  @Test
  void a_second_file_is_refused_where_there_can_be_one_only() {
    Path file = Path.of(Samples.PID + "-copy.cfg");
    assertTrue(
        assertThrows(Mistake.class, () -> values(file, "threshold = 1"))
            .getMessage()
            .contains("there can be one file for art.painter.sample only"));
  }

  @Test
  void of_other_peoples_bundles_only_what_is_declared_is_checked() throws Mistake {
    Path file = Path.of("org.example.other.cfg");
    assertEquals(Map.of("port", "1", "more", "x"), values(file, "port = 1\nmore = x"));
    assertThrows(Mistake.class, () -> values(file, "port = x"));
    assertEquals(Map.of("a", "b"), values(Path.of("org.example.unknown.cfg"), "a = b"));
  }

  @Test
  void variables_are_replaced_and_told_as_they_are_written() throws Mistake {
    assertEquals(
        Map.of("threshold", "70", "title", "/data", "least", "5"),
        values("threshold = ${env:LIMIT}\ntitle = ${painter.data}\nleast = ${none:-5}\n"));
    assertTrue(mistake("least = ${none:-0}").endsWith("not \"${none:-0}\"."));
    assertTrue(
        mistake("least = ${env:NOPE}").contains("least needs ${env:NOPE}, which is not set"));
  }

  @Test
  void what_is_no_text_is_told() throws IOException {
    Path file = folder.resolve(Samples.PID + ".cfg");
    Files.write(file, new byte[] {'a', '=', (byte) 0xff, (byte) 0xfe});
    assertEquals(
        file + ": is not UTF-8 text.",
        assertThrows(Mistake.class, () -> ConfigFile.read(file)).getMessage());
    Files.writeString(file, "threshold = 1\u0000\n");
    assertEquals(
        file + ", line 1: this is not text.",
        assertThrows(Mistake.class, () -> ConfigFile.read(file)).getMessage());
  }

  @Test
  void what_cannot_be_a_configuration_is_told_in_no_time() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          Path file = folder.resolve(Samples.PID + ".cfg");
          Files.writeString(file, "# x\n".repeat(300_000));
          assertTrue(
              assertThrows(Mistake.class, () -> ConfigFile.read(file))
                  .getMessage()
                  .contains("larger than a megabyte"));
          assertThrows(Mistake.class, () -> ConfigFile.read(folder));
          assertThrows(Mistake.class, () -> ConfigFile.read(folder.resolve("none.cfg")));
          mistake("a".repeat(1 << 20));
          mistake("threshold = " + " ".repeat(1 << 20) + "x");
          mistake("threshold = \\\n".repeat(80_000));
          mistake("threshold = " + "${".repeat(1 << 19));
          assertTrue(mistake("threshold = " + "9".repeat(1 << 20)).length() < 300);
        });
  }
}
