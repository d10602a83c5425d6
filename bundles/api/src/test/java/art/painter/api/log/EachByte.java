package art.painter.api.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Predicate;

/** Changes a text everywhere, by one byte at a time. */
record EachByte(String text) {
  /** What a lenient reader might take for something else, or pass over. */
  private static final byte[] OTHERS = "\0\t\n\r +-=A".getBytes(UTF_8);

  static EachByte of(String text) {
    return new EachByte(text);
  }

  /** Asserts that the text holds, and that it does not with any byte changed, lost or doubled. */
  void assertNoticed(Predicate<String> holds) {
    assertTrue(holds.test(text), "holds unchanged");
    byte[] bytes = text.getBytes(UTF_8);
    for (int at = 0; at < bytes.length; at++) {
      byte was = bytes[at];
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        bytes[at] = (byte) (was ^ 1 << bit);
        assertNotHeld(new String(bytes, UTF_8), holds, "byte " + at + " with bit " + bit);
      }
      for (byte other : OTHERS) {
        bytes[at] = other;
        assertNotHeld(new String(bytes, UTF_8), holds, "byte " + at + " as " + other);
      }
      bytes[at] = was;
    }
    for (int at = 0; at < text.length(); at++) {
      assertNotHeld(text.substring(0, at) + text.substring(at + 1), holds, "without " + at);
      assertNotHeld(text.substring(0, at + 1) + text.substring(at), holds, "with two of " + at);
      assertNotHeld(text.substring(0, at), holds, "cut off at " + at);
    }
  }

  private void assertNotHeld(String changed, Predicate<String> holds, String how) {
    assertFalse(!changed.equals(text) && parsesAndHolds(changed, holds), how);
  }

  private static boolean parsesAndHolds(String changed, Predicate<String> holds) {
    try {
      return holds.test(changed);
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }
}
