package art.painter.runtime.itests;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;

/** Changes documents one bit at a time. */
final class Tampering {
  private static final int LEAST = 500;

  private Tampering() {}

  /**
   * Bytes of which one bit was changed.
   *
   * @param original the byte before
   * @param what the words that say what was changed
   */
  record Changed(byte[] bytes, byte original, String what) {}

  /**
   * Flips bits, each in a copy of its own: all over the part, and at every byte of one that has no
   * more than 500.
   *
   * @param part the bytes
   * @param look takes the changed bytes
   * @return how many changes there were
   */
  static int flip(byte[] part, Consumer<Changed> look) {
    int changes = 0;
    for (int round = 0; changes < LEAST; round++) {
      for (int i = 0; i < Math.min(part.length, LEAST); i++) {
        int at = (int) ((long) i * part.length / Math.min(part.length, LEAST));
        // Another bit of the byte in each round; of long parts there is one round only.
        int bit = (i + round) % 8;
        byte[] changed = part.clone();
        changed[at] ^= (byte) (1 << bit);
        look.accept(new Changed(changed, part[at], "bit " + bit + " of byte " + at));
        changes++;
      }
    }
    return changes;
  }

  /** A portable receipt of these parts, in canonical JSON (RFC 8785) where they are UTF-8. */
  static byte[] portable(byte[] proof, byte[] receipt, String terms) {
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    document.writeBytes(ascii("{\"proof\":"));
    text(document, proof);
    document.writeBytes(ascii(",\"receipt\":"));
    text(document, receipt);
    document.writeBytes((",\"terms\":" + terms + "}").getBytes(StandardCharsets.UTF_8));
    return document.toByteArray();
  }

  private static void text(ByteArrayOutputStream document, byte[] utf8) {
    document.write('"');
    for (byte b : utf8) {
      String shorts = "\b\t\n\f\r\"\\";
      if (b >= 0 && shorts.indexOf(b) >= 0) {
        document.writeBytes(ascii("\\" + "btnfr\"\\".charAt(shorts.indexOf(b))));
      } else if (b >= 0 && b < 0x20) {
        document.writeBytes(ascii("\\u%04x".formatted(b).toLowerCase(Locale.ROOT)));
      } else {
        document.write(b);
      }
    }
    document.write('"');
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
