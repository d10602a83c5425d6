package art.painter.artwork.images;

import java.io.EOFException;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/**
 * Walks a lossless WebP bit stream up to its pixels. The decoder applies a transform as often as it
 * is asked to and builds as many code tables as it is told, so a few hundred hostile bytes could
 * take hours and the whole heap; this refuses both first.
 */
final class LosslessWebp {
  private static final long TABLE_BYTES = 48L * 1024 * 1024;
  private static final int LITERALS = 256;
  private static final int LENGTHS = 24;
  private static final int DISTANCES = 40;

  /** In the order of their numbers in the file. */
  private enum Transform {
    PREDICTOR,
    COLOUR,
    SUBTRACT_GREEN,
    PALETTE
  }

  private final ImageInput in;
  private final long end;
  private int bits;
  private int available;
  private long tableBytes;

  LosslessWebp(ImageInput in, long end) {
    this.in = in;
    this.end = end;
  }

  void check(int width, int height) throws IOException {
    int columns = transforms(width, height);
    int cache = colourCache();
    int groups = 1;
    if (bits(1) == 1) {
      int scale = bits(3) + 2;
      groups = 1 + greatestCode(scaled(columns, scale), scaled(height, scale));
    }
    for (int i = 0; i < groups; i++) {
      group(cache);
    }
  }

  private int transforms(int width, int height) throws IOException {
    int columns = width;
    Set<Transform> seen = EnumSet.noneOf(Transform.class);
    while (bits(1) == 1) {
      Transform transform = Transform.values()[bits(2)];
      if (!seen.add(transform)) {
        throw Refusal.damaged("it transforms its pixels twice in the same way");
      }
      switch (transform) {
        case PREDICTOR, COLOUR -> {
          int scale = bits(3) + 2;
          greatestCode(scaled(columns, scale), scaled(height, scale));
        }
        case SUBTRACT_GREEN -> {}
        case PALETTE -> {
          int colours = bits(8) + 1;
          greatestCode(colours, 1);
          columns = scaled(columns, colours > 16 ? 0 : colours > 4 ? 1 : colours > 2 ? 2 : 3);
        }
      }
    }
    return columns;
  }

  /**
   * Reads a picture that is part of the tables and gives its greatest 16-bit value of red and
   * green. Copies and cached colours only repeat what was once spelled out, so the pixels
   * themselves need not be kept.
   */
  private int greatestCode(int width, int height) throws IOException {
    PrefixCode[] codes = group(colourCache());
    long pixels = (long) width * height;
    int greatest = 0;
    for (long count = 0; count < pixels; ) {
      int symbol = codes[0].next(this);
      if (symbol < LITERALS) {
        greatest = Math.max(greatest, codes[1].next(this) << 8 | symbol);
        codes[2].next(this);
        codes[3].next(this);
        count++;
      } else if (symbol < LITERALS + LENGTHS) {
        count += distance(symbol - LITERALS);
        distance(codes[4].next(this));
      } else {
        count++;
      }
    }
    return greatest;
  }

  private int distance(int prefix) throws IOException {
    if (prefix < 4) {
      return prefix + 1;
    }
    int extra = (prefix - 2) >> 1;
    return ((2 + (prefix & 1)) << extra) + bits(extra) + 1;
  }

  private int colourCache() throws IOException {
    if (bits(1) == 0) {
      return 0;
    }
    int size = bits(4);
    if (size < 1 || size > 11) {
      throw Refusal.damaged("its colour cache has no proper size");
    }
    return 1 << size;
  }

  private PrefixCode[] group(int cache) throws IOException {
    int[] alphabets = {LITERALS + LENGTHS + cache, LITERALS, LITERALS, LITERALS, DISTANCES};
    PrefixCode[] codes = new PrefixCode[alphabets.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = PrefixCode.read(this, alphabets[i]);
      tableBytes += codes[i].tableBytes();
    }
    if (tableBytes > TABLE_BYTES) {
      throw Refusal.inflates("The code tables of this WebP need more memory than its pixels.");
    }
    return codes;
  }

  int bits(int count) throws IOException {
    while (available < count) {
      if (in.getStreamPosition() >= end) {
        throw new EOFException();
      }
      bits |= in.read() << available;
      available += 8;
    }
    int value = bits & ((1 << count) - 1);
    bits >>>= count;
    available -= count;
    return value;
  }

  private static int scaled(int size, int scale) {
    return (size + (1 << scale) - 1) >> scale;
  }
}
