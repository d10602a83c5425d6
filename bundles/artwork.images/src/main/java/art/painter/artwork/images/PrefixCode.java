package art.painter.artwork.images;

import java.io.IOException;

/** One canonical prefix code of a lossless WebP, and what the decoder's table for it costs. */
final class PrefixCode {
  /** In which order a code's own code tells its lengths. */
  private static final int[] ORDER = {
    17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15
  };

  private static final int LONGEST = 15;
  private static final int ROOT_BITS = 8;

  private final int[] counts = new int[LONGEST + 1];
  private final int[] symbols;
  private final boolean single;

  /** A code of at most two symbols, in the order in which they are told. */
  private PrefixCode(int[] symbols) {
    this.symbols = symbols;
    this.single = symbols.length == 1;
    this.counts[1] = symbols.length;
  }

  private PrefixCode(byte[] lengths) {
    for (byte length : lengths) {
      counts[length]++;
    }
    counts[0] = 0;
    int[] offsets = new int[LONGEST + 2];
    for (int length = 1; length <= LONGEST; length++) {
      offsets[length + 1] = offsets[length] + counts[length];
    }
    symbols = new int[offsets[LONGEST + 1]];
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] != 0) {
        symbols[offsets[lengths[symbol]]++] = symbol;
      }
    }
    single = symbols.length == 1;
    if (!single && !isComplete()) {
      throw Refusal.damaged("one of its code tables is not complete");
    }
  }

  static PrefixCode read(LosslessWebp in, int alphabet) throws IOException {
    if (in.bits(1) == 0) {
      return new PrefixCode(lengths(in, alphabet));
    }
    boolean two = in.bits(1) == 1;
    int first = in.bits(in.bits(1) == 1 ? 8 : 1);
    int[] symbols = two ? new int[] {first, in.bits(8)} : new int[] {first};
    for (int symbol : symbols) {
      if (symbol >= alphabet) {
        throw Refusal.damaged("one of its code tables has unknown symbols");
      }
    }
    return new PrefixCode(symbols);
  }

  private static byte[] lengths(LosslessWebp in, int alphabet) throws IOException {
    byte[] own = new byte[ORDER.length];
    int told = in.bits(4) + 4;
    for (int i = 0; i < told; i++) {
      own[ORDER[i]] = (byte) in.bits(3);
    }
    PrefixCode code = new PrefixCode(own);
    int most = in.bits(1) == 1 ? 2 + in.bits(2 + 2 * in.bits(3)) : alphabet;
    byte[] lengths = new byte[alphabet];
    byte previous = 8;
    for (int i = 0; i < alphabet && most > 0; most--) {
      int length = code.next(in);
      if (length <= LONGEST) {
        lengths[i++] = (byte) length;
        previous = length == 0 ? previous : (byte) length;
        continue;
      }
      int repeat =
          switch (length) {
            case 16 -> 3 + in.bits(2);
            case 17 -> 3 + in.bits(3);
            default -> 11 + in.bits(7);
          };
      if (i + repeat > alphabet) {
        throw Refusal.damaged("one of its code tables is too long");
      }
      for (; repeat > 0; repeat--) {
        lengths[i++] = length == 16 ? previous : 0;
      }
    }
    return lengths;
  }

  int next(LosslessWebp in) throws IOException {
    if (single) {
      return symbols[0];
    }
    int code = 0;
    int first = 0;
    int index = 0;
    for (int length = 1; length <= LONGEST; length++) {
      code |= in.bits(1);
      if (code - first < counts[length]) {
        return symbols[index + code - first];
      }
      index += counts[length];
      first = (first + counts[length]) << 1;
      code <<= 1;
    }
    throw Refusal.damaged("one of its code tables is not complete");
  }

  /**
   * Bytes of a table that is indexed by 8 bits, with a second table behind each index that longer
   * codes share.
   */
  long tableBytes() {
    long entries = 1 << ROOT_BITS;
    int[] ahead = counts.clone();
    int code = 0;
    int root = -1;
    for (int length = 1; length <= LONGEST; length++) {
      for (; ahead[length] > 0; ahead[length]--, code++) {
        if (length > ROOT_BITS && code >> (length - ROOT_BITS) != root) {
          root = code >> (length - ROOT_BITS);
          entries += 1L << secondBits(ahead, length);
        }
      }
      code <<= 1;
    }
    return entries * Integer.BYTES;
  }

  private static int secondBits(int[] ahead, int from) {
    int length = from;
    int left = 1 << (length - ROOT_BITS);
    while (length < LONGEST) {
      left -= ahead[length];
      if (left <= 0) {
        break;
      }
      length++;
      left <<= 1;
    }
    return length - ROOT_BITS;
  }

  private boolean isComplete() {
    int left = 1;
    for (int length = 1; length <= LONGEST; length++) {
      left = (left << 1) - counts[length];
      if (left < 0) {
        return false;
      }
    }
    return left == 0;
  }
}
