package art.painter.artwork.images;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Takes files apart and puts hostile ones together. */
final class Bytes {
  static final int PNG_SIGNATURE = 8;
  static final int PNG_HEADER_END = PNG_SIGNATURE + 25;
  static final int PNG_END = 12;

  private Bytes() {}

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] insert(byte[] file, int at, byte[]... parts) {
    return join(Arrays.copyOf(file, at), join(parts), Arrays.copyOfRange(file, at, file.length));
  }

  static byte[] chunk(String type, byte[]... content) {
    byte[] data = join(content);
    CRC32 crc = new CRC32();
    crc.update(text(type));
    crc.update(data);
    return join(int32(data.length), text(type), data, int32((int) crc.getValue()));
  }

  static byte[] png(byte[]... chunks) {
    byte[] signature = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    return join(signature, join(chunks));
  }

  static byte[] pngHeader(int width, int height, int depth, int colourType) {
    return chunk(
        "IHDR", int32(width), int32(height), new byte[] {(byte) depth, (byte) colourType, 0, 0, 0});
  }

  static byte[] segment(int marker, byte[]... content) {
    byte[] data = join(content);
    int length = data.length + 2;
    return join(new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length}, data);
  }

  static byte[] riff(byte[]... chunks) {
    byte[] all = join(text("WEBP"), join(chunks));
    return join(text("RIFF"), littleInt32(all.length), all);
  }

  static byte[] riffChunk(String type, byte[] data) {
    return join(text(type), littleInt32(data.length), data, new byte[data.length & 1]);
  }

  /** A given number of zero bytes, packed. */
  static byte[] packedZeros(long count) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] block = new byte[1 << 16];
    try (DeflaterOutputStream out =
        new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION))) {
      for (long left = count; left > 0; left -= block.length) {
        out.write(block, 0, (int) Math.min(left, block.length));
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static byte[] int32(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  static byte[] littleInt32(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  /** A TIFF block that tells only an orientation. */
  static byte[] exif(int orientation) {
    return join(
        text("MM\0*"),
        int32(8),
        new byte[] {0, 1},
        new byte[] {1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0},
        int32(0));
  }
}
