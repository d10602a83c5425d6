package art.painter.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.configuration.Configurations;
import art.painter.api.configuration.Fault;
import art.painter.api.configuration.Setting;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.service.command.CommandSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command as an operator types it, run by the shell itself. */
class ConfigCommandsTest {
  private static final String PID = "art.painter.sample";

  private final Kept kept = new Kept();
  private final CommandProcessorImpl shell = new CommandProcessorImpl(null);
  private CommandSession session;

  /** One number, one secret, and what was written. */
  private static final class Kept implements Configurations {
    private final List<String> written = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private String thread = "";

    private static Setting threshold(String value) {
      return new Setting(
          PID,
          "threshold",
          "Integer",
          Optional.of("60"),
          Optional.of(value),
          false,
          "a whole number",
          "How good.");
    }

    @Override
    public List<Setting> settings(Caller operator, Optional<String> pid) {
      operator.require(Role.OPERATOR);
      return List.of(
          threshold("70"),
          new Setting(
              PID, ".code", "Password", Optional.of(""), Optional.empty(), true, "text", "Opens."));
    }

    @Override
    public Setting set(Caller operator, String pid, String key, String value) {
      operator.require(Role.OPERATOR);
      written.add(pid + " " + key + " " + value);
      thread = Thread.currentThread().getName();
      return threshold(value);
    }

    @Override
    public List<Fault> faults() {
      return faults;
    }
  }

  @BeforeEach
  void open() {
    shell.addCommand("painter", new ConfigCommands(kept), "config");
    session =
        shell.createSession(
            new ByteArrayInputStream(new byte[0]),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream());
  }

  @AfterEach
  void close() {
    session.close();
    shell.stop();
  }

  private String type(String line) throws Exception {
    return String.valueOf(session.execute(line));
  }

  @Test
  void all_pids_are_listed_with_what_is_wrong() throws Exception {
    assertEquals(PID, type("painter:config"));
    kept.faults.add(
        new Fault(PID, "a.cfg, line 1: wrong.", Instant.parse("2026-11-23T10:00:00.5Z")));
    assertEquals(
        PID
            + "\nNot applied since 2026-11-23T10:00:00Z: a.cfg, line 1: wrong."
            + " What was configured before stays.",
        type("painter:config"));
  }

  @Test
  void the_keys_of_a_pid_are_shown_and_secrets_are_not() throws Exception {
    assertEquals(
        """
        threshold = 70
            How good.
            a whole number; by default 60
        .code = (not shown)
            Opens.
            text; empty by default""",
        type("painter:config " + PID));
    assertEquals(
        """
        threshold = 70
            How good.
            a whole number; by default 60""",
        type("painter:config " + PID + " threshold"));
  }

  @Test
  void a_value_is_set_as_it_is_typed() throws Exception {
    assertEquals("threshold = 0.50", type("painter:config " + PID + " threshold 0.50"));
    for (String value :
        List.of("007", "true", "null", "'a b'", "${x:-y}", "image/png,image/jpeg")) {
      type(
          "painter:config %s threshold %s"
              .formatted(PID, value.contains("$") ? "'" + value + "'" : value));
    }
    assertEquals(
        List.of("0.50", "007", "true", "null", "a b", "${x:-y}", "image/png,image/jpeg"),
        kept.written.stream().map(line -> line.replace(PID + " threshold ", "")).toList());
  }

  @Test
  void a_secret_is_in_no_name_of_a_thread() throws Exception {
    type("painter:config " + PID + " .code hunter2");
    assertFalse(kept.thread.contains("hunter2"), kept.thread);
  }
}
