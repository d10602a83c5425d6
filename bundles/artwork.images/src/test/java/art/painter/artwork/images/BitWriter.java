package art.painter.artwork.images;

import java.io.ByteArrayOutputStream;

/** Writes bits as lossless WebP has them: the lowest first. */
final class BitWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int pending;
  private int count;

  BitWriter bits(int value, int width) {
    for (int i = 0; i < width; i++) {
      pending |= (value >> i & 1) << count;
      if (++count == 8) {
        bytes.write(pending);
        pending = 0;
        count = 0;
      }
    }
    return this;
  }

  /** Five codes of one symbol each, which takes no bits to write. */
  BitWriter codes(int green, int red) {
    return code(green).code(red).code(0).code(0).code(0);
  }

  private BitWriter code(int symbol) {
    return bits(1, 1).bits(0, 1).bits(1, 1).bits(symbol, 8);
  }

  byte[] toLosslessWebp(int width, int height) {
    byte[] header =
        Bytes.join(new byte[] {0x2f}, Bytes.littleInt32(width - 1 | (height - 1) << 14));
    byte[] data = bits(0, 64).bytes.toByteArray();
    return Bytes.riff(Bytes.riffChunk("VP8L", Bytes.join(header, data)));
  }
}
