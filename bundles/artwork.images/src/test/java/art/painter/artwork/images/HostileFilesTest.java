package art.painter.artwork.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.artwork.ArtworkInspector;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFilesTest {
  private static final byte[] PNG = Pictures.png(Pictures.drawing());
  private static final byte[] JPEG = Pictures.jpeg(Pictures.drawing());

  @TempDir Path directory;
  private Inspection inspect;

  @BeforeEach
  void inspector() {
    inspect = new Inspection(directory, Map.of());
  }

  static Stream<byte[]> otherFiles() {
    return Stream.of(
        new byte[0],
        new byte[] {(byte) 0xff},
        Bytes.text("GIF89a and so on"),
        Bytes.text("%PDF-1.7 and so on"),
        Bytes.text("<svg xmlns='http://www.w3.org/2000/svg'/>"),
        Bytes.text("RIFF\0\0\0\0WAVEfmt "),
        Bytes.join(new byte[] {0}, PNG),
        new byte[4096]);
  }

  @ParameterizedTest
  @MethodSource("otherFiles")
  void refusesWhatIsNoPicture(byte[] bytes) {
    inspect.refusal(ArtworkInspector.UNSUPPORTED, bytes);
  }

  static Stream<byte[]> pictures() {
    return Stream.of(
        PNG,
        JPEG,
        Pictures.progressiveJpeg(Pictures.drawing()),
        Pictures.webp("lossy"),
        Pictures.webp("lossless"),
        Pictures.webp("turned"));
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void refusesBytesAfterTheEndAndCountsThem(byte[] picture) {
    PlatformException one =
        inspect.refusal(ArtworkInspector.TRAILING_DATA, Bytes.join(picture, new byte[1]));
    assertTrue(one.getMessage().contains(" 1 byte after"), one.getMessage());
    PlatformException many =
        inspect.refusal(ArtworkInspector.TRAILING_DATA, Bytes.join(picture, new byte[1204]));
    assertTrue(
        many.getMessage().startsWith("The file continues 1,204 bytes after the end of the "),
        many.getMessage());
    byte[] zip = Bytes.join(Bytes.text("PK\3\4"), new byte[26], Bytes.text("PK\5\6"), new byte[18]);
    inspect.refusal(ArtworkInspector.TRAILING_DATA, Bytes.join(picture, zip));
    inspect.refusal(ArtworkInspector.TRAILING_DATA, Bytes.join(picture, picture));
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void refusesAFileThatWasCutOff(byte[] picture) {
    for (int eighth = 1; eighth < 8; eighth++) {
      inspect.refusal(
          ArtworkInspector.UNREADABLE, Arrays.copyOf(picture, picture.length * eighth / 8));
    }
    inspect.refusal(ArtworkInspector.UNREADABLE, Arrays.copyOf(picture, picture.length - 1));
  }

  @Test
  void refusesAnimations() {
    byte[] control = Bytes.chunk("acTL", Bytes.int32(2), Bytes.int32(0));
    inspect.refusal(ArtworkInspector.ANIMATED, Bytes.insert(PNG, Bytes.PNG_HEADER_END, control));
    inspect.refusal(ArtworkInspector.ANIMATED, Pictures.webp("animated"));
    byte[] hidden = Pictures.webp("turned").clone();
    int exif = hidden.length - 34;
    assertEquals('E', hidden[exif]);
    System.arraycopy(Bytes.text("ANMF"), 0, hidden, exif, 4);
    inspect.refusal(ArtworkInspector.ANIMATED, hidden);
    byte[] multiple = Bytes.insert(JPEG, 2, Bytes.segment(0xe2, Bytes.text("MPF\0MM\0*")));
    inspect.refusal(ArtworkInspector.ANIMATED, Bytes.join(multiple, JPEG));
    assertEquals(96, inspect.of(multiple).width());
  }

  @ParameterizedTest
  @ValueSource(strings = {"zTXt", "iTXt", "iCCP"})
  void refusesATextOrProfileThatUnpacksToTooMuch(String type) {
    byte[] opening = Bytes.text(type.equals("iTXt") ? "x\0\1\0\0\0" : "x\0\0");
    byte[] bomb = Bytes.chunk(type, opening, Bytes.packedZeros(200_000_000));
    assertTrue(bomb.length < 200_000);
    inspect.refusal(ArtworkInspector.INFLATES, Bytes.insert(PNG, Bytes.PNG_HEADER_END, bomb));
  }

  @Test
  void textsCountTogether() {
    byte[] text = Bytes.chunk("zTXt", Bytes.text("x\0\0"), Bytes.packedZeros(300_000));
    assertEquals(96, inspect.of(Bytes.insert(PNG, Bytes.PNG_HEADER_END, text, text, text)).width());
    inspect.refusal(
        ArtworkInspector.INFLATES, Bytes.insert(PNG, Bytes.PNG_HEADER_END, text, text, text, text));
  }

  @Test
  void refusesPixelsThatUnpackToMoreThanTheHeaderTells() {
    byte[] end = Bytes.chunk("IEND");
    byte[] header = Bytes.pngHeader(10, 10, 8, 2);
    assertEquals(
        10,
        inspect.of(Bytes.png(header, Bytes.chunk("IDAT", Bytes.packedZeros(310)), end)).width());
    inspect.refusal(
        ArtworkInspector.INFLATES,
        Bytes.png(header, Bytes.chunk("IDAT", Bytes.packedZeros(311)), end));
    inspect.refusal(
        ArtworkInspector.INFLATES,
        Bytes.png(header, Bytes.chunk("IDAT", Bytes.packedZeros(500_000_000)), end));
    inspect.refusal(
        ArtworkInspector.UNREADABLE,
        Bytes.png(header, Bytes.chunk("IDAT", Bytes.packedZeros(309)), end));
    byte[] packed = Bytes.packedZeros(310);
    inspect.refusal(
        ArtworkInspector.INFLATES,
        Bytes.png(header, Bytes.chunk("IDAT", packed, Bytes.text("hidden")), end));
    assertEquals(
        10,
        inspect
            .of(
                Bytes.png(
                    header,
                    Bytes.chunk("IDAT", Arrays.copyOf(packed, 5)),
                    Bytes.chunk("IDAT", Arrays.copyOfRange(packed, 5, packed.length)),
                    end))
            .width());
  }

  @Test
  void refusesPngPartsOutOfOrder() {
    byte[] header = Bytes.pngHeader(10, 10, 8, 2);
    byte[] pixels = Bytes.chunk("IDAT", Bytes.packedZeros(310));
    byte[] end = Bytes.chunk("IEND");
    byte[] text = Bytes.chunk("tEXt", Bytes.text("x\0y"));
    for (byte[] bytes :
        new byte[][] {
          Bytes.png(text, header, pixels, end),
          Bytes.png(header, header, pixels, end),
          Bytes.png(header, end),
          Bytes.png(header, pixels, text, pixels, end),
          Bytes.png(header, Bytes.chunk("ABCD"), pixels, end),
          Bytes.png(
              Bytes.pngHeader(10, 10, 8, 3), Bytes.chunk("IDAT", Bytes.packedZeros(110)), end),
          Bytes.png(Bytes.pngHeader(10, 10, 3, 2), pixels, end),
          Bytes.png(Bytes.pngHeader(0, 10, 8, 2), pixels, end),
          Bytes.png(Bytes.pngHeader(-1, 10, 8, 2), pixels, end),
          Bytes.png(header, pixels),
        }) {
      inspect.refusal(ArtworkInspector.UNREADABLE, bytes);
    }
    byte[] wrongSum = PNG.clone();
    wrongSum[Bytes.PNG_HEADER_END - 1] ^= 1;
    inspect.refusal(ArtworkInspector.UNREADABLE, wrongSum);
  }

  @Test
  void refusesDimensionsFromTheHeaderAlone() {
    for (byte[] header :
        new byte[][] {
          Bytes.pngHeader(30_000, 30_000, 1, 0),
          Bytes.pngHeader(16_385, 1, 8, 2),
          Bytes.pngHeader(7_072, 7_071, 8, 2)
        }) {
      byte[] bytes =
          Bytes.png(header, Bytes.chunk("IDAT", new byte[] {1, 2, 3}), Bytes.chunk("IEND"));
      inspect.refusal(ArtworkInspector.TOO_MANY_PIXELS, bytes);
    }
    inspect.refusal(ArtworkInspector.TOO_MANY_PIXELS, withSize(JPEG, 0xc0, 20_000, 20_000));
    byte[] progressive = Pictures.progressiveJpeg(Pictures.drawing());
    inspect.refusal(ArtworkInspector.TOO_MANY_PIXELS, withSize(progressive, 0xc2, 6_000, 6_000));
    byte[] canvas = {0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 0, (byte) 0xff, (byte) 0xff, 0};
    inspect.refusal(ArtworkInspector.TOO_MANY_PIXELS, Bytes.riff(Bytes.riffChunk("VP8X", canvas)));
    inspect.refusal(ArtworkInspector.TOO_MANY_PIXELS, withLosslessSize(5_000, 5_000));
  }

  @Test
  void limitsAreConfigured() {
    Inspection narrow = new Inspection(directory, Map.of("max.side", 95));
    narrow.refusal(ArtworkInspector.TOO_MANY_PIXELS, PNG);
    Inspection small = new Inspection(directory, Map.of("max.pixels", 96 * 64 - 1));
    small.refusal(ArtworkInspector.TOO_MANY_PIXELS, JPEG);
    assertEquals(96, new Inspection(directory, Map.of("max.pixels", 96 * 64)).of(JPEG).width());
    Inspection hurried = new Inspection(directory, Map.of("inspect.seconds", 0));
    hurried.refusal(ArtworkInspector.TOO_SLOW, JPEG);
  }

  @Test
  void anUploadThatGetsNoTurnIsToldToComeAgain() {
    PictureDecoder busy = new PictureDecoder(0, 0);
    ImageHeader header = new ImageHeader(ImageType.PNG, 1, 1, ImageHeader.Colours.RGB, "sRGB", 1);
    PlatformException refused =
        assertThrows(
            PlatformException.class, () -> busy.decode(directory.resolve("upload"), header, 1));
    assertEquals(PlatformException.Kind.UNAVAILABLE, refused.kind());
  }

  @Test
  void refusesPicturesThatLieAboutTheirSize() {
    byte[] smaller = Pictures.webp("lossy-alpha").clone();
    assertEquals(95, smaller[24]);
    smaller[24] = 10;
    inspect.refusal(ArtworkInspector.UNREADABLE, smaller);
    inspect.refusal(ArtworkInspector.UNREADABLE, withSize(JPEG, 0xc0, 960, 640));
    inspect.refusal(ArtworkInspector.UNREADABLE, withLosslessSize(4_000, 4_000));
    byte[] flat = new BitWriter().bits(0, 3).codes(77, 99).toLosslessWebp(4_000, 4_000);
    inspect.refusal(ArtworkInspector.INFLATES, flat);
  }

  @Test
  void refusesFilesCutIntoVeryManyParts() {
    byte[] segments = new byte[65_536 * 4];
    for (int i = 0; i < segments.length; i += 4) {
      System.arraycopy(Bytes.segment(0xe5), 0, segments, i, 4);
    }
    inspect.refusal(ArtworkInspector.UNREADABLE, Bytes.insert(JPEG, 2, segments));
    byte[] text = Bytes.chunk("tEXt", Bytes.text("x\0y"));
    byte[] texts = new byte[text.length * 20_000];
    for (int i = 0; i < texts.length; i += text.length) {
      System.arraycopy(text, 0, texts, i, text.length);
    }
    inspect.refusal(ArtworkInspector.UNREADABLE, Bytes.insert(PNG, Bytes.PNG_HEADER_END, texts));
  }

  @Test
  void refusesTooManyScansAndTooLargeProfiles() {
    byte[] progressive = Pictures.progressiveJpeg(Pictures.drawing());
    byte[] open = Arrays.copyOf(progressive, progressive.length - 2);
    byte[] scan = Bytes.segment(0xda, new byte[] {1, 1, 0, 0, 0, 0});
    byte[][] parts = new byte[102][];
    Arrays.fill(parts, scan);
    parts[101] = new byte[] {(byte) 0xff, (byte) 0xd9};
    inspect.refusal(ArtworkInspector.INFLATES, Bytes.join(open, Bytes.join(parts)));
    byte[] profile = Bytes.segment(0xe2, Bytes.text("ICC_PROFILE\0"), new byte[60_000]);
    byte[][] profiles = new byte[100][];
    Arrays.fill(profiles, profile);
    inspect.refusal(ArtworkInspector.INFLATES, Bytes.insert(JPEG, 2, Bytes.join(profiles)));
  }

  @Test
  void refusesRareKindsOfJpegInWords() {
    for (int frame : new int[] {0xc3, 0xc5, 0xc9, 0xca}) {
      byte[] rare = JPEG.clone();
      rare[indexOf(rare, 0xc0)] = (byte) frame;
      inspect.refusal(ArtworkInspector.UNSUPPORTED, rare);
    }
    byte[] deep = JPEG.clone();
    deep[indexOf(deep, 0xc0) + 3] = 12;
    inspect.refusal(ArtworkInspector.UNSUPPORTED, deep);
  }

  private static byte[] withSize(byte[] jpeg, int frame, int width, int height) {
    byte[] lying = jpeg.clone();
    int at = indexOf(lying, frame) + 4;
    lying[at] = (byte) (height >> 8);
    lying[at + 1] = (byte) height;
    lying[at + 2] = (byte) (width >> 8);
    lying[at + 3] = (byte) width;
    return lying;
  }

  private static byte[] withLosslessSize(int width, int height) {
    byte[] lying = Pictures.webp("lossless").clone();
    assertEquals('L', lying[15]);
    System.arraycopy(Bytes.littleInt32(width - 1 | (height - 1) << 14), 0, lying, 21, 4);
    return lying;
  }

  private static int indexOf(byte[] jpeg, int marker) {
    for (int i = 0; i < jpeg.length - 1; i++) {
      if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) marker) {
        return i + 1;
      }
    }
    throw new AssertionError("no marker " + marker);
  }
}
