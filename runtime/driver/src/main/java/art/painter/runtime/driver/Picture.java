package art.painter.runtime.driver;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** PNG pictures of one grey point; a comment makes each different from the others. */
final class Picture {
  static final String MEDIA_TYPE = "image/png";

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  // Width 1, height 1, eight bits of grey.
  private static final byte[] HEADER = {0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0};
  private static final byte[] POINT = deflated(new byte[] {0, (byte) 0x80});

  private Picture() {}

  /** {@return the file's bytes} */
  static byte[] of(String comment) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(SIGNATURE);
    file.writeBytes(chunk("IHDR", HEADER));
    file.writeBytes(chunk("tEXt", ("Comment\0" + comment).getBytes(StandardCharsets.US_ASCII)));
    file.writeBytes(chunk("IDAT", POINT));
    file.writeBytes(chunk("IEND", new byte[0]));
    return file.toByteArray();
  }

  private static byte[] chunk(String type, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
    chunk.put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
    CRC32 checksum = new CRC32();
    checksum.update(chunk.array(), 4, 4 + data.length);
    return chunk.putInt((int) checksum.getValue()).array();
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    byte[] buffer = new byte[64];
    int length = deflater.deflate(buffer);
    deflater.end();
    return ByteBuffer.allocate(length).put(buffer, 0, length).array();
  }
}
