package art.painter.core.account;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PasswordHashTest {
  @Test
  void provesThePasswordAndNoOther() {
    String hash = PasswordHash.of("correct horse battery");
    assertTrue(PasswordHash.matches("correct horse battery", hash));
    assertFalse(PasswordHash.matches("correct horse batterz", hash));
    assertFalse(PasswordHash.matches("", hash));
  }

  @Test
  void twoHashesOfOnePasswordDiffer() {
    assertNotEquals(
        PasswordHash.of("correct horse battery"), PasswordHash.of("correct horse battery"));
  }

  /**
   * Made by the reference implementation: {@code echo -n password | argon2 somesalt -id -t 2 -m 16
   * -p 1 -l 32}.
   */
  @Test
  void agreesWithTheReferenceImplementation() {
    assertTrue(
        PasswordHash.matches(
            "password",
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"));
  }
}
