package art.painter.artwork.images;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The name that a colour profile gives itself. */
final class IccProfile {
  private static final String UNNAMED = "embedded profile";
  private static final int HEADER = 128;
  private static final int MAX_TAGS = 200;
  private static final int MAX_NAME = 80;
  private static final int DESCRIPTION =
      0x64657363; // the tag 'desc', and in version 2 also the type of its value
  private static final int LOCALIZED = 0x6d6c7563; // 'mluc', the type in version 4

  private IccProfile() {}

  /**
   * The description of a profile of which at least the start is given; empty when there is no
   * profile.
   */
  static String description(byte[] start) {
    if (start.length == 0) {
      return "";
    }
    try {
      ByteBuffer in = ByteBuffer.wrap(start).position(HEADER);
      for (int tags = Math.min(in.getInt(), MAX_TAGS); tags > 0; tags--) {
        int tag = in.getInt();
        int offset = in.getInt();
        in.getInt();
        if (tag == DESCRIPTION) {
          return text(in, offset);
        }
      }
      return UNNAMED;
    } catch (BufferUnderflowException
        | IllegalArgumentException
        | IndexOutOfBoundsException beyondTheStart) {
      return UNNAMED;
    }
  }

  private static String text(ByteBuffer in, int offset) {
    return switch (in.getInt(offset)) {
      case DESCRIPTION -> clean(in, offset + 12, in.getInt(offset + 8), StandardCharsets.US_ASCII);
      case LOCALIZED ->
          clean(
              in,
              offset + in.getInt(offset + 24),
              in.getInt(offset + 20),
              StandardCharsets.UTF_16BE);
      default -> UNNAMED;
    };
  }

  private static String clean(ByteBuffer in, int offset, int length, Charset charset) {
    byte[] name = new byte[Math.min(length, 2 * MAX_NAME)];
    in.position(offset).get(name);
    String text = new String(name, charset).replaceAll("[\\p{Cntrl}\\ufffd]", "").strip();
    return text.isEmpty() ? UNNAMED : text.substring(0, Math.min(text.length(), MAX_NAME));
  }
}
