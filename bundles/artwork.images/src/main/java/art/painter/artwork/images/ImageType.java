package art.painter.artwork.images;

import java.io.IOException;
import java.util.Arrays;

/** The kinds of file that are taken, told apart by their first bytes and never by a name. */
enum ImageType {
  JPEG("image/jpeg") {
    @Override
    boolean opens(byte[] start) {
      return start[0] == (byte) 0xff && start[1] == (byte) 0xd8 && start[2] == (byte) 0xff;
    }

    @Override
    ImageHeader guard(ImageInput in, Limits limits) throws IOException {
      return new JpegGuard(in, limits).read();
    }
  },
  PNG("image/png") {
    @Override
    boolean opens(byte[] start) {
      return Arrays.equals(
          start, 0, 8, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}, 0, 8);
    }

    @Override
    ImageHeader guard(ImageInput in, Limits limits) throws IOException {
      return new PngGuard(in, limits).read();
    }
  },
  WEBP("image/webp") {
    @Override
    boolean opens(byte[] start) {
      return Arrays.equals(start, 0, 4, new byte[] {'R', 'I', 'F', 'F'}, 0, 4)
          && Arrays.equals(start, 8, 12, new byte[] {'W', 'E', 'B', 'P'}, 0, 4);
    }

    @Override
    ImageHeader guard(ImageInput in, Limits limits) throws IOException {
      return new WebpGuard(in, limits).read();
    }
  };

  private static final int MAGIC = 12;

  private final String mediaType;

  ImageType(String mediaType) {
    this.mediaType = mediaType;
  }

  abstract boolean opens(byte[] start);

  /**
   * Walks the whole file, which starts at the current byte, and refuses what no decoder should see.
   */
  abstract ImageHeader guard(ImageInput in, Limits limits) throws IOException;

  String mediaType() {
    return mediaType;
  }

  static ImageType of(ImageInput in) throws IOException {
    byte[] start = new byte[MAGIC];
    in.seek(0);
    in.read(start);
    in.seek(0);
    return Arrays.stream(values())
        .filter(type -> type.opens(start))
        .findFirst()
        .orElseThrow(Refusal::notAPicture);
  }
}
