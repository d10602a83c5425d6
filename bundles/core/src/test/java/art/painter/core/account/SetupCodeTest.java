package art.painter.core.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupCodeTest {
  @TempDir Path data;

  @Test
  void theCodeIsReadableByTheOwnerOnlyAndWorksUntilWithdrawn() throws Exception {
    SetupCode code = new SetupCode(data);
    assertFalse(code.matches(""));
    code.offer();
    String text = Files.readString(code.file()).strip();
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(code.file())));
    assertTrue(code.matches(" " + text.toLowerCase() + "\n"));
    assertFalse(code.matches(text.substring(1)));
    code.withdraw();
    assertFalse(code.matches(text));
  }

  @Test
  void aFileWithoutACodeMatchesNothing() throws Exception {
    SetupCode code = new SetupCode(data);
    Files.writeString(code.file(), "\n");
    assertFalse(code.matches(""));
    assertFalse(code.matches(" "));
  }

  @Test
  void aRestartKeepsTheCode() throws Exception {
    SetupCode code = new SetupCode(data);
    code.offer();
    String text = Files.readString(code.file());
    new SetupCode(data).offer();
    assertEquals(text, Files.readString(code.file()));
  }
}
