package art.painter.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a {@code .safetensors} file from other files by its frame: eight bytes with the length of a
 * JSON header, the header, and just as many bytes of data as its tensors take.
 */
final class Safetensors {
  private static final Pattern OFFSETS =
      Pattern.compile("\"data_offsets\"\\s*:\\s*\\[\\s*(\\d+)\\s*,\\s*(\\d+)\\s*]");

  private Safetensors() {}

  static void assertWellFormed(byte[] file) {
    assertTrue(file.length > Long.BYTES, "weights are longer than the length of their header");
    long length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    assertTrue(length > 1 && length <= file.length - Long.BYTES, "the header is in the file");
    String header = new String(file, Long.BYTES, (int) length, StandardCharsets.UTF_8).strip();
    assertTrue(header.startsWith("{") && header.endsWith("}"), "the header is a JSON object");
    long end = 0;
    Matcher tensor = OFFSETS.matcher(header);
    while (tensor.find()) {
      assertTrue(Long.parseLong(tensor.group(1)) <= Long.parseLong(tensor.group(2)), header);
      end = Math.max(end, Long.parseLong(tensor.group(2)));
    }
    assertTrue(end > 0, "the header lists tensors");
    assertEquals(file.length - Long.BYTES - length, end, "the data ends where the tensors end");
  }
}
