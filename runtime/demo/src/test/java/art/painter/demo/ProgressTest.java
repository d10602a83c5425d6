package art.painter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void isALineForEachTenthWhereNothingCanBeRedrawn() {
    var progress = new Progress(out, false);
    progress.step("Train");
    for (int i = 0; i <= 100; i++) {
      progress.bar(i / 100.0, "step " + i);
    }

    assertEquals(11, printed().lines().filter(line -> line.contains("[")).count());
    assertFalse(printed().contains("\r"));
  }

  @Test
  void isRedrawnInPlaceOnATerminal() {
    var progress = new Progress(out, true);
    progress.step("Train");
    progress.bar(0.1, "a long message");
    progress.bar(0.5, "short");
    progress.say("done");

    assertTrue(printed().contains("\r    [################"), printed());
    assertTrue(printed().contains("short         "), "what was longer before is wiped");
    assertTrue(printed().endsWith(" \r    done" + System.lineSeparator()), "the bar is wiped");
  }

  @Test
  void aFileNameCannotSteerTheTerminal() {
    new Progress(out, true).say("%s", "evil\u001b[2J\n.png");

    assertEquals("    evil?[2J?.png" + System.lineSeparator(), printed());
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
