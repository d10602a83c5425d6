package art.painter.artwork.images;

import art.painter.artwork.images.ImageHeader.Colours;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Walks the segments and the compressed data of a JPEG to its real end. */
final class JpegGuard {
  private static final int SOI = 0xd8;
  private static final int EOI = 0xd9;
  private static final int SOS = 0xda;
  private static final int DHP = 0xde;
  private static final int APP1 = 0xe1;
  private static final int APP2 = 0xe2;
  private static final int APP14 = 0xee;
  private static final byte[] EXIF = name("Exif\0\0");
  private static final byte[] ICC = name("ICC_PROFILE\0");
  private static final byte[] MULTIPLE = name("MPF\0");
  private static final byte[] ADOBE = name("Adobe");
  private static final int ADOBE_LENGTH = 12;

  private final ImageInput in;
  private final Limits limits;
  private int width;
  private int height;
  private int components;
  private boolean progressive;
  private int scans;
  private int profileBytes;
  private byte[] profile = {};
  private byte[] exif = {};
  private Colours inks = Colours.CMYK;
  private boolean sawMultiple;

  JpegGuard(ImageInput in, Limits limits) {
    this.in = in;
    this.limits = limits;
  }

  ImageHeader read() throws IOException {
    in.pass(2);
    int marker = marker();
    for (int parts = 0; marker != EOI; parts++) {
      if (parts >= Limits.PARTS) {
        throw Refusal.damaged("it is cut into more than 10,000 parts");
      }
      segment(marker);
      marker = marker == SOS ? pixels() : marker();
    }
    if (scans == 0) {
      throw Refusal.damaged("it ends without its pixels");
    }
    if (in.remaining() > 0) {
      throw sawMultiple ? Refusal.severalPictures() : Refusal.trailing(in.remaining(), "JPEG");
    }
    return ImageHeader.of(
        ImageType.JPEG, width, height, colours(), IccProfile.description(profile), exif);
  }

  private Colours colours() {
    return switch (components) {
      case 1 -> Colours.GRAY;
      case 3 -> Colours.RGB;
      default -> inks;
    };
  }

  private void segment(int marker) throws IOException {
    int length = in.readUnsignedShort() - 2;
    if (length < 0) {
      throw Refusal.damaged("one of its segments has no length");
    }
    if (length > in.remaining()) {
      throw Refusal.cutOff();
    }
    long end = in.getStreamPosition() + length;
    switch (marker) {
      case 0xc0, 0xc1, 0xc2 -> frame(marker, length);
      case 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf, DHP ->
          throw Refusal.unsupported(
              "This JPEG uses a rare kind of compression (lossless, hierarchical or arithmetic). Save it as an ordinary JPEG or as PNG and upload that.");
      case SOS -> scan();
      case APP1 -> exif = block(EXIF, exif, length);
      case APP2 -> profile(length);
      case APP14 -> adobe(length);
      case SOI -> throw Refusal.damaged("a second picture begins inside it");
      default -> {}
    }
    in.seek(end);
  }

  private void frame(int marker, int length) throws IOException {
    if (width != 0) {
      throw Refusal.damaged("it has two headers");
    }
    int depth = in.readUnsignedByte();
    height = in.readUnsignedShort();
    width = in.readUnsignedShort();
    components = in.readUnsignedByte();
    progressive = marker == 0xc2;
    if (width == 0 || height == 0 || length != 6 + 3 * components) {
      throw Refusal.damaged("its header is not one of a JPEG");
    }
    if (depth != 8 || components == 2 || components > 4) {
      throw Refusal.unsupported(
          "This JPEG does not store its colours as 8-bit gray, RGB or CMYK. Convert it to 8-bit RGB, save it again and upload the new file.");
    }
    limits.check(width, height);
  }

  private void scan() throws IOException {
    if (width == 0) {
      throw Refusal.damaged("its pixels come before its header");
    }
    if (++scans > Limits.SCANS) {
      throw Refusal.inflates("This JPEG draws its pixels more than 100 times over.");
    }
    if (progressive || in.readUnsignedByte() < components) {
      limits.checkProgressiveJpeg(width, height);
    }
  }

  private void profile(int length) throws IOException {
    long start = in.getStreamPosition();
    sawMultiple |= opensWith(MULTIPLE, length);
    in.seek(start);
    if (!opensWith(ICC, length)) {
      return;
    }
    profileBytes += length;
    if (profileBytes > limits.profileBytes()) {
      throw Refusal.inflates(
          "The colour profile of this JPEG is larger than any real one. Convert it to sRGB.");
    }
    int number = in.readUnsignedByte();
    in.readUnsignedByte();
    if (number == 1 && profile.length == 0) {
      profile = new byte[Math.max(0, length - ICC.length - 2)];
      in.readFully(profile);
    }
  }

  private void adobe(int length) throws IOException {
    if (length >= ADOBE_LENGTH && opensWith(ADOBE, length)) {
      in.pass(ADOBE_LENGTH - ADOBE.length - 1);
      inks = in.readUnsignedByte() == 2 ? Colours.YCCK : Colours.CMYK_INVERTED;
    }
  }

  private byte[] block(byte[] name, byte[] earlier, int length) throws IOException {
    if (earlier.length > 0 || !opensWith(name, length)) {
      return earlier;
    }
    byte[] block = new byte[length - name.length];
    in.readFully(block);
    return block;
  }

  private boolean opensWith(byte[] name, int length) throws IOException {
    if (length < name.length) {
      return false;
    }
    byte[] start = new byte[name.length];
    in.readFully(start);
    return Arrays.equals(start, name);
  }

  /**
   * Passes over compressed data, where FF00 is a byte and FFD0 to FFD7 are restarts, and gives the
   * marker that ends it.
   */
  private int pixels() throws IOException {
    while (true) {
      if (next() != 0xff) {
        continue;
      }
      int code = next();
      while (code == 0xff) {
        code = next();
      }
      if (code != 0 && (code < 0xd0 || code > 0xd7)) {
        return code;
      }
    }
  }

  private int marker() throws IOException {
    if (next() != 0xff) {
      throw Refusal.damaged("it has bytes where a segment should begin");
    }
    int code = next();
    while (code == 0xff) {
      code = next();
    }
    if (code <= 1 || (code >= 0xd0 && code <= 0xd7)) {
      throw Refusal.damaged("it has bytes where a segment should begin");
    }
    return code;
  }

  private int next() throws IOException {
    int value = in.read();
    if (value < 0) {
      throw new EOFException();
    }
    return value;
  }

  private static byte[] name(String name) {
    return name.getBytes(StandardCharsets.ISO_8859_1);
  }
}
