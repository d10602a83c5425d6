package art.painter.configuration.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditTest {
  private static final Path FILE = Path.of(Samples.PID + ".cfg");

  private static String with(String text, String key, String value) throws Mistake {
    return ConfigFile.of(FILE, text)
        .with(Samples.declarations().of(Samples.PID).orElseThrow().attributes().get(key), value)
        .text();
  }

  @Test
  void everything_else_stays_as_it_is() throws Mistake {
    assertEquals(
        "# a\nthreshold = 80\n\n! b\nshare=0.5\n",
        with("# a\nthreshold = 60\n\n! b\nshare=0.5\n", "threshold", "80"));
    assertEquals("share=1", with("share=0.5", "share", "1"));
    assertEquals("share: 1\r\n", with("share: 0.5  \r\n", "share", "1"));
    assertEquals("pin = x\n", with("pin =\n", "pin", "x"));
    assertEquals("pin =\n", with("pin = x\n", "pin", ""));
  }

  @Test
  void a_value_of_several_lines_is_replaced_as_a_whole() throws Mistake {
    assertEquals(
        "title = new\nshare = 1\n", with("title = a,\\\n  b,\\\n  c\nshare = 1\n", "title", "new"));
  }

  @Test
  void a_key_that_is_not_there_is_added_with_what_it_does() throws Mistake {
    assertEquals("# How good.\nthreshold = 80\n", with("", "threshold", "80"));
    assertEquals(
        "share=1\r\n# How good.\r\nthreshold = 80\r\n", with("share=1\r\n", "threshold", "80"));
    assertEquals("share=1\n# How good.\nthreshold = 80\n", with("share=1", "threshold", "80"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "C:\\data",
        "a\\",
        "= x",
        "# no",
        "x\ny",
        "x\r\ny",
        "\\u0041",
        "ü→",
        "${a:-b}",
        "a\tb"
      })
  void what_was_written_is_read(String value) throws Mistake {
    for (String before : new String[] {"", "title = x\n", "title=x", "title = x\\\n y\r\n"}) {
      String text = with(before, "title", value);
      assertEquals(
          value,
          Lines.entries(FILE, text).stream()
              .filter(entry -> entry.key().equals("title"))
              .findFirst()
              .orElseThrow()
              .value(),
          text);
    }
  }

  @Test
  void what_is_no_text_is_not_written() {
    assertThrows(Mistake.class, () -> with("", "title", "a\u0000b"));
  }
}
