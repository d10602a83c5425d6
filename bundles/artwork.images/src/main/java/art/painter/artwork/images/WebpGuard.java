package art.painter.artwork.images;

import art.painter.artwork.images.ImageHeader.Colours;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Walks the chunks of a WebP, and the tables of the lossless ones. */
final class WebpGuard {
  private static final int RIFF = 8;
  private static final int MAGIC = 12;
  private static final int EXTENDED_LENGTH = 10;
  private static final int ANIMATION_FLAG = 0x02;
  private static final int ALPHA_FLAG = 0x10;

  private final ImageInput in;
  private final Limits limits;
  private int canvasWidth;
  private int canvasHeight;
  private boolean alpha;
  private int width;
  private int height;
  private byte[] profile = {};
  private byte[] exif = {};

  WebpGuard(ImageInput in, Limits limits) {
    this.in = in;
    this.limits = limits;
  }

  ImageHeader read() throws IOException {
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    in.seek(4);
    long end = RIFF + in.readUnsignedInt();
    if (end > in.length()) {
      throw Refusal.cutOff();
    }
    if (in.length() > end) {
      throw Refusal.trailing(in.length() - end, "WebP");
    }
    in.seek(MAGIC);
    for (int parts = 0; in.remaining() > 0; parts++) {
      if (parts >= Limits.PARTS) {
        throw Refusal.damaged("it is cut into more than 10,000 parts");
      }
      chunk(parts == 0);
    }
    if (width == 0) {
      throw Refusal.damaged("it ends without its pixels");
    }
    if (canvasWidth != 0 && (canvasWidth != width || canvasHeight != height)) {
      throw Refusal.damaged("its headers tell different dimensions");
    }
    long decoded = (long) width * height * (alpha ? 4 : 3);
    if (decoded / in.length() > Limits.WEBP_EXPANSION) {
      throw Refusal.inflates("This WebP unpacks to more than 2,048 times its size.");
    }
    return ImageHeader.of(
        ImageType.WEBP, width, height, Colours.RGB, IccProfile.description(profile), exif);
  }

  private void chunk(boolean first) throws IOException {
    byte[] name = new byte[4];
    in.readFully(name);
    long length = in.readUnsignedInt();
    if (length > in.remaining()) {
      throw Refusal.cutOff();
    }
    long start = in.getStreamPosition();
    String type = new String(name, StandardCharsets.ISO_8859_1);
    if (first && !type.startsWith("VP8")) {
      throw Refusal.damaged("it does not begin with its header");
    }
    switch (type) {
      case "VP8X" -> extended(first, length);
      case "VP8 " -> lossy(length);
      case "VP8L" -> lossless(length);
      case "ALPH" -> transparency(length);
      case "ICCP" -> profile = profile(length);
      case "EXIF" -> exif = exif(length);
      case "ANIM", "ANMF" -> throw Refusal.animated("WebP");
      default -> {}
    }
    in.seek(start);
    // Chunks are padded to an even length; some writers forget it on the last.
    in.pass(Math.min(in.remaining(), length + (length & 1)));
  }

  private void extended(boolean first, long length) throws IOException {
    if (!first || length != EXTENDED_LENGTH) {
      throw Refusal.damaged("its header is not one of a WebP");
    }
    int flags = in.readUnsignedByte();
    if ((flags & ANIMATION_FLAG) != 0) {
      throw Refusal.animated("WebP");
    }
    alpha = (flags & ALPHA_FLAG) != 0;
    in.pass(3);
    canvasWidth = 1 + (in.readUnsignedShort() | in.readUnsignedByte() << 16);
    canvasHeight = 1 + (in.readUnsignedShort() | in.readUnsignedByte() << 16);
    limits.check(canvasWidth, canvasHeight);
  }

  private void lossy(long length) throws IOException {
    requireOnlyPixels(length > 10);
    int tag = in.readUnsignedByte() | in.readUnsignedShort() << 8;
    int code = in.readUnsignedByte() << 16 | in.readUnsignedByte() << 8 | in.readUnsignedByte();
    if ((tag & 1) != 0 || tag >> 5 > length - 10 || code != 0x9d012a) {
      throw Refusal.damaged("its header is not one of a WebP");
    }
    width = in.readUnsignedShort() & 0x3fff;
    height = in.readUnsignedShort() & 0x3fff;
    if (width == 0 || height == 0) {
      throw Refusal.damaged("its header is not one of a WebP");
    }
    limits.check(width, height);
  }

  private void lossless(long length) throws IOException {
    requireOnlyPixels(length > 5);
    int signature = in.readUnsignedByte();
    long bits = in.readUnsignedInt();
    if (signature != 0x2f || bits >> 29 != 0) {
      throw Refusal.damaged("its header is not one of a WebP");
    }
    width = 1 + (int) (bits & 0x3fff);
    height = 1 + (int) (bits >> 14 & 0x3fff);
    alpha |= (bits >> 28 & 1) != 0;
    limits.check(width, height);
    limits.checkLosslessWebp(width, height);
    new LosslessWebp(in, in.getStreamPosition() + length - 5).check(width, height);
  }

  private void transparency(long length) throws IOException {
    if (!alpha || width != 0 || length < 1) {
      throw Refusal.damaged("its parts are out of order");
    }
    limits.checkLosslessWebp(canvasWidth, canvasHeight);
    int compression = in.readUnsignedByte() & 3;
    if (compression == 1) {
      new LosslessWebp(in, in.getStreamPosition() + length - 1).check(canvasWidth, canvasHeight);
    }
  }

  private byte[] profile(long length) throws IOException {
    if (length > limits.profileBytes()) {
      throw Refusal.inflates(
          "The colour profile of this WebP is larger than any real one. Convert it to sRGB.");
    }
    return peek(length);
  }

  private byte[] exif(long length) throws IOException {
    byte[] block = peek(length);
    // Some writers repeat the name that JPEG gives this block.
    boolean named =
        new String(block, 0, Math.min(6, block.length), StandardCharsets.ISO_8859_1)
            .equals("Exif\0\0");
    return named ? Arrays.copyOfRange(block, 6, block.length) : block;
  }

  private byte[] peek(long length) throws IOException {
    byte[] start = new byte[(int) Math.min(length, Limits.PEEK)];
    in.readFully(start);
    return start;
  }

  private void requireOnlyPixels(boolean longEnough) {
    if (width != 0 || !longEnough) {
      throw Refusal.damaged("its parts are out of order");
    }
  }
}
