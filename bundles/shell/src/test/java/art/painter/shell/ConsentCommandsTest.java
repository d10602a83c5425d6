package art.painter.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.service.command.CommandSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands as an operator types them, run by the shell itself. */
class ConsentCommandsTest {
  private final Fakes.Log log = new Fakes.Log();
  private final CommandProcessorImpl shell = new CommandProcessorImpl(null);
  private CommandSession session;

  @BeforeEach
  void open() {
    ConsentCommands commands = new ConsentCommands(new Fakes.Keys(), log);
    for (String method : List.of("keys", "rotateKey", "compromiseKey", "log", "auditLog")) {
      shell.addCommand("painter", commands, method);
    }
    DashedCommands.functions(commands)
        .forEach((name, function) -> shell.addCommand("painter", function, name));
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
  void keys_are_listed_with_their_time() throws Exception {
    assertEquals(
        """
        key-1 RECORDS from 2026-11-23T10:00:00Z in use
        key-log LOG     from 2026-11-23T10:00:00Z in use""",
        type("painter:keys"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"painter:rotateKey", "painter:rotate-key"})
  void a_key_is_rotated_under_both_names(String command) throws Exception {
    assertTrue(type(command).startsWith("New records are signed with key-2."));
    assertTrue(type("painter:keys").startsWith("key-1 RECORDS from 2026-11-23T10:00:00Z until "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"painter:compromiseKey", "painter:compromise-key"})
  void a_key_is_marked_with_the_size_that_the_log_had_then(String command) throws Exception {
    assertEquals(
        "key-1 RECORDS from 2026-11-23T10:00:00Z until 2027-02-01T10:00:00Z, compromised since"
            + " 2027-01-01T08:30:00.500Z, at 5 records",
        type(command + " key-1 2027-01-01T08:30:00.5Z"));
  }

  @Test
  void what_cannot_be_done_is_told() {
    assertEquals(
        "There is no key key-9.",
        assertThrows(
                PlatformException.class,
                () -> type("painter:compromise-key key-9 2027-01-01T08:30:00Z"))
            .getMessage());
    assertEquals(
        "Give the time as 2026-11-23T10:00:00Z, in UTC.",
        assertThrows(PlatformException.class, () -> type("painter:compromise-key key-1 yesterday"))
            .getMessage());
    assertEquals(
        "This command takes KEY TIME.",
        assertThrows(IllegalArgumentException.class, () -> type("painter:compromise-key key-1"))
            .getMessage());
    assertEquals(
        "This command takes no arguments.",
        assertThrows(IllegalArgumentException.class, () -> type("painter:rotate-key key-1"))
            .getMessage());
  }

  @Test
  void the_log_is_shown_with_what_a_monitor_needs() throws Exception {
    assertEquals(
        """
        name  node.example/log
        key   node.example/log+0a0b0c0d+AQID
        size  7
        root  %s=
        All is well."""
            .formatted("A".repeat(43)),
        type("painter:log"));
    log.empty();
    assertTrue(type("painter:log").contains("size  0\nroot  none yet\nAll is well."));
  }

  @Test
  void a_broken_log_says_what_is_wrong() throws Exception {
    log.broken("It is shorter than it was.");
    assertTrue(
        type("painter:log").endsWith("The log takes nothing more: It is shorter than it was."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"painter:auditLog", "painter:audit-log"})
  void an_audit_lists_what_differs(String command) throws Exception {
    assertEquals("All records, tiles and the head fit together.", type(command));
    log.differs(List.of("tile 0/0 differs", "the head differs"));
    assertEquals("tile 0/0 differs\nthe head differs", type(command));
  }
}
