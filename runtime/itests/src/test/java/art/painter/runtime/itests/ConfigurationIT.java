package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator configures while the node runs, by file and from the shell. */
class ConfigurationIT {
  private static final String PID = "art.painter.core.readiness";
  private static final String RANGE = "threshold must be a whole number from 0 to 100, not ";

  @TempDir private Path folder;

  private Platform platform;
  private Studio studio;

  @Test
  void a_change_is_seen_and_a_mistake_changes_nothing() throws Exception {
    try (Platform running = Platform.start(folder)) {
      platform = running;
      studio = running.studio("artist").works(1, 1).model("CFG_1");
      assertThreshold(60);

      write("threshold = 70\n");
      assertThreshold(70);
      assertTrue(shell("config " + PID + " threshold 71").contains("threshold = 71"));
      assertEquals("threshold = 71\n", Files.readString(file()));
      assertThreshold(71);

      mistake("threshold = abc\n", "line 1: " + RANGE + "\"abc\"");
      mistake("# no\nthreshold = 101\n", "line 2: " + RANGE + "\"101\"");
      mistake("threshold = 70\ntreshold = 5\n", "line 2: unknown key treshold");
      mistake("threshold 70\n", "line 1: not of the form key = value");

      write("threshold = 72\n");
      assertThreshold(72);
      assertFalse(shell("config").contains("Not applied"));

      Command wrong = painter("config " + PID + " threshold 101");
      assertEquals(1, wrong.exit());
      assertTrue(wrong.output().contains(file() + ", line 1: " + RANGE + "\"101\""));
      assertEquals("threshold = 72\n", Files.readString(file()));

      Files.delete(file());
      assertThreshold(60);
      secretsStayIn();
    }
  }

  /** Nobody else's installer has taken the broken file either: what was there before stays. */
  private void mistake(String text, String told) throws Exception {
    write(text);
    String sentence = file() + ", " + told;
    within("the mistake is told: " + told, () -> shell("config").contains(sentence));
    within("the mistake is logged: " + told, () -> log().contains(sentence));
    assertTrue(shell("config " + PID).contains("threshold = 71"), "what was before");
    assertThreshold(71);
  }

  private void secretsStayIn() throws Exception {
    String keys = "art.painter.consent.keys";
    String told = shell("config " + keys + " .passphrase.previous hunter2");
    assertTrue(told.contains(".passphrase.previous = (not shown)"), told);
    assertTrue(
        Files.readString(platform.config().resolve(keys + ".cfg"))
            .contains(".passphrase.previous = hunter2"));
    within("the change is logged", () -> log().contains(".passphrase.previous of " + keys));
    assertFalse(shell("config " + keys).contains("hunter2"));
    assertEquals(List.of(), Platform.filesWith("hunter2", platform.data()));
  }

  private Path file() {
    return platform.config().resolve(PID + ".cfg");
  }

  private void write(String text) throws IOException {
    Files.writeString(file(), text);
  }

  private String shell(String command) throws IOException, InterruptedException {
    return platform.shell("painter:" + command);
  }

  private Command painter(String command) throws IOException, InterruptedException {
    return Command.painter("shell", "--data", platform.data().toString(), "painter:" + command);
  }

  private String log() throws IOException {
    return Files.readString(platform.data().resolve("logs/painter.log"));
  }

  private int threshold() {
    return studio.artist.get(studio.at("/readiness")).expect(200).get("threshold").asInt();
  }

  private void assertThreshold(int wanted) throws Exception {
    within(
        "a threshold of " + wanted,
        () -> {
          try {
            return threshold() == wanted;
          } catch (AssertionError whileTheChangeIsTakenIn) {
            return false;
          }
        });
  }

  private static void within(String what, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.call()) {
      assertTrue(System.nanoTime() < end, what);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
