package art.painter.artwork.images;

import java.nio.ByteBuffer;

/** The IHDR chunk of a PNG. */
record PngHeader(int width, int height, int depth, int colourType, boolean interlaced) {
  static final int LENGTH = 13;

  /** Adam7: where each pass begins, and how far apart its pixels are. */
  private static final int[][] PASSES = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  static PngHeader of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    PngHeader header = new PngHeader(in.getInt(), in.getInt(), in.get(), in.get(), bytes[12] == 1);
    boolean known = bytes[10] == 0 && bytes[11] == 0 && (bytes[12] == 0 || bytes[12] == 1);
    if (!known || header.width < 1 || header.height < 1 || !header.isDepthAllowed()) {
      throw Refusal.damaged("its header is not one of a PNG");
    }
    return header;
  }

  boolean isIndexed() {
    return colourType == 3;
  }

  boolean isGray() {
    return colourType == 0 || colourType == 4;
  }

  /** How many bytes the pixels have when unpacked: never more, never less. */
  long rawBytes() {
    if (!interlaced) {
      return rows(width, height);
    }
    long sum = 0;
    for (int[] pass : PASSES) {
      sum +=
          rows(
              (width - pass[0] + pass[2] - 1) / pass[2],
              (height - pass[1] + pass[3] - 1) / pass[3]);
    }
    return sum;
  }

  private long rows(int columns, int rows) {
    int channels =
        switch (colourType) {
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> 1;
        };
    return columns == 0 ? 0 : rows * (1 + ((long) columns * channels * depth + 7) / 8);
  }

  private boolean isDepthAllowed() {
    return switch (colourType) {
      case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
      case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
      case 2, 4, 6 -> depth == 8 || depth == 16;
      default -> false;
    };
  }
}
