package art.painter.artwork.images;

import art.painter.artwork.images.ImageHeader.Colours;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/** Walks the chunks of a PNG: order, lengths, checksums, and what the compressed ones unpack to. */
final class PngGuard {
  private static final int SIGNATURE = 8;
  private static final int CHECKSUM = 4;
  private static final int KEYWORD = 79;

  private final ImageInput in;
  private final Limits limits;
  private final CRC32 crc = new CRC32();
  private final byte[] block = new byte[8 * 1024];
  private final Inflation texts;

  private long left;
  private boolean dataEnded;
  private boolean sawPalette;
  private PngHeader header;
  private Inflation pixels;
  private String profile = "";
  private byte[] exif = {};

  PngGuard(ImageInput in, Limits limits) {
    this.in = in;
    this.limits = limits;
    this.texts = new Inflation(limits.inflatedBytes(), Limits.PEEK);
  }

  ImageHeader read() throws IOException {
    in.pass(SIGNATURE);
    try {
      String type = "";
      for (int parts = 0; !type.equals("IEND"); parts++) {
        if (parts >= Limits.PARTS) {
          throw Refusal.damaged("it is cut into more than 10,000 parts");
        }
        type = chunk();
      }
    } finally {
      texts.close();
      if (pixels != null) {
        pixels.close();
      }
    }
    if (in.remaining() > 0) {
      throw Refusal.trailing(in.remaining(), "PNG");
    }
    Colours colours = header.isGray() ? Colours.GRAY : Colours.RGB;
    return ImageHeader.of(ImageType.PNG, header.width(), header.height(), colours, profile, exif);
  }

  private String chunk() throws IOException {
    left = in.readUnsignedInt();
    if (left > in.remaining() - 4 - CHECKSUM) {
      throw Refusal.cutOff();
    }
    crc.reset();
    byte[] name = {next(4), next(3), next(2), next(1)};
    String type = new String(name, StandardCharsets.ISO_8859_1);
    if (header == null && !type.equals("IHDR")) {
      throw Refusal.damaged("it does not begin with its header");
    }
    if (pixels != null && !type.equals("IDAT")) {
      dataEnded = true;
    }
    content(type);
    while (take() > 0) {
      // The rest counts for the checksum only.
    }
    if (in.readUnsignedInt() != crc.getValue()) {
      throw Refusal.damaged("a checksum is wrong");
    }
    return type;
  }

  private void content(String type) throws IOException {
    switch (type) {
      case "IHDR" -> header();
      case "PLTE" -> palette();
      case "IDAT" -> data();
      case "IEND" -> end();
      case "acTL", "fcTL", "fdAT" -> throw Refusal.animated("PNG");
      case "zTXt" -> {
        skipText(KEYWORD);
        inflateText();
      }
      case "iTXt" -> internationalText();
      case "iCCP" -> {
        skipText(KEYWORD);
        profile = IccProfile.description(inflateText());
      }
      case "eXIf" -> exif = peek();
      default -> {
        if (!type.matches("[a-z][A-Za-z]{3}")) {
          throw Refusal.damaged("it has a part that no PNG reader knows");
        }
      }
    }
  }

  private void header() throws IOException {
    if (header != null || left != PngHeader.LENGTH) {
      throw Refusal.damaged("its header is not one of a PNG");
    }
    byte[] bytes = new byte[PngHeader.LENGTH];
    in.readFully(bytes);
    crc.update(bytes);
    left = 0;
    header = PngHeader.of(bytes);
    limits.check(header.width(), header.height());
  }

  private void palette() {
    if (sawPalette || pixels != null || left == 0 || left % 3 != 0 || left > 256 * 3) {
      throw Refusal.damaged("its palette is not one of a PNG");
    }
    sawPalette = true;
  }

  private void data() throws IOException {
    if (dataEnded || (header.isIndexed() && !sawPalette)) {
      throw Refusal.damaged("its parts are out of order");
    }
    if (pixels == null) {
      pixels = new Inflation(header.rawBytes(), 0);
    }
    for (int count = take(); count > 0; count = take()) {
      switch (pixels.feed(block, count)) {
        case TOO_MUCH ->
            throw Refusal.inflates(
                String.format(
                    Locale.ROOT,
                    "The pixels of this PNG unpack to more than the %,d bytes that %,d × %,d pixels need.",
                    header.rawBytes(),
                    header.width(),
                    header.height()));
        case BEYOND ->
            throw Refusal.inflates("The pixel data of this PNG goes on after its last pixel.");
        case BROKEN -> throw Refusal.damaged("its pixels cannot be unpacked");
        case FINE -> {}
      }
    }
  }

  private void end() {
    if (left != 0 || pixels == null) {
      throw Refusal.damaged("it ends without its pixels");
    }
    if (!pixels.isComplete() || pixels.total() < header.rawBytes()) {
      throw Refusal.damaged("some of its pixels are missing");
    }
  }

  private void internationalText() throws IOException {
    skipText(KEYWORD);
    boolean compressed = nextOfText() == 1;
    nextOfText();
    skipText(Integer.MAX_VALUE);
    skipText(Integer.MAX_VALUE);
    if (compressed) {
      texts.restart();
      inflateRest();
    }
  }

  private byte[] inflateText() throws IOException {
    nextOfText();
    texts.restart();
    return inflateRest();
  }

  private byte[] inflateRest() throws IOException {
    for (int count = take(); count > 0; count = take()) {
      switch (texts.feed(block, count)) {
        case TOO_MUCH ->
            throw Refusal.inflates(
                String.format(
                    Locale.ROOT,
                    "The texts and the colour profile in this PNG unpack to more than %,d bytes.",
                    limits.inflatedBytes()));
        case BROKEN -> throw Refusal.damaged("a text or its colour profile cannot be unpacked");
        case BEYOND, FINE -> {}
      }
    }
    return texts.kept();
  }

  private byte[] peek() throws IOException {
    byte[] start = new byte[(int) Math.min(left, Limits.PEEK)];
    in.readFully(start);
    crc.update(start);
    left -= start.length;
    return start;
  }

  private void skipText(int most) throws IOException {
    int length = 0;
    while (nextOfText() != 0) {
      if (++length > most) {
        throw Refusal.damaged("a text in it has no proper name");
      }
    }
  }

  private byte nextOfText() throws IOException {
    if (left == 0) {
      throw Refusal.damaged("a text in it ends too early");
    }
    left--;
    return next(1);
  }

  /** The next byte, of the given number that must still be there. */
  private byte next(int needed) throws IOException {
    if (in.remaining() < needed) {
      throw new EOFException();
    }
    int value = in.read();
    crc.update(value);
    return (byte) value;
  }

  /** Takes the next bytes of the chunk into the block. */
  private int take() throws IOException {
    int count = (int) Math.min(left, block.length);
    in.readFully(block, 0, count);
    crc.update(block, 0, count);
    left -= count;
    return count;
  }
}
