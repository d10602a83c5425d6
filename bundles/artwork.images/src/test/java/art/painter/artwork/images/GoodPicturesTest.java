package art.painter.artwork.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.artwork.ArtworkFacts;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoodPicturesTest {
  private static final byte[] PNG = Pictures.png(Pictures.drawing());

  @TempDir Path directory;
  private Inspection inspect;

  @BeforeEach
  void inspector() {
    inspect = new Inspection(directory, Map.of());
  }

  static Stream<Arguments> sameDrawing() {
    BufferedImage drawing = Pictures.drawing();
    return Stream.of(
        Arguments.of("image/png", PNG),
        Arguments.of("image/png", Pictures.interlacedPng(drawing)),
        Arguments.of(
            "image/png", Pictures.png(Pictures.drawing(96, 64, BufferedImage.TYPE_BYTE_GRAY))),
        Arguments.of(
            "image/png", Pictures.png(Pictures.drawing(96, 64, BufferedImage.TYPE_BYTE_INDEXED))),
        Arguments.of("image/jpeg", Pictures.jpeg(drawing)),
        Arguments.of("image/jpeg", Pictures.progressiveJpeg(drawing)),
        Arguments.of("image/jpeg", withAdobe(Pictures.fourChannelJpeg(false), 0)),
        Arguments.of("image/jpeg", withAdobe(Pictures.fourChannelJpeg(true), 2)),
        Arguments.of("image/webp", Pictures.webp("lossy")),
        Arguments.of("image/webp", Pictures.webp("lossless")));
  }

  @ParameterizedTest
  @MethodSource("sameDrawing")
  void oneDrawingHasOneHashInEveryFormat(String mediaType, byte[] bytes) {
    ArtworkFacts facts = inspect.of(bytes);
    assertEquals(mediaType, facts.mediaType());
    assertEquals(96, facts.width());
    assertEquals(64, facts.height());
    assertTrue(distance(facts, inspect.of(PNG)) <= 4, facts.toString());
    assertEquals(37, facts.number(ArtworkFacts.CONTRAST).orElseThrow(), 3);
  }

  @Test
  void tellsDigestAndSizeOfTheFileItself() throws Exception {
    ArtworkFacts facts = inspect.of(PNG);
    assertEquals(
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(PNG)), facts.sha256());
    assertEquals(PNG.length, facts.bytes());
  }

  @ParameterizedTest
  @CsvSource({"false,lossy", "false,lossless", "true,lossy-alpha", "true,lossless-alpha"})
  void tellsTransparencyOfWebp(String transparent, String name) {
    assertEquals(
        Optional.of(transparent), inspect.of(Pictures.webp(name)).fact(ArtworkFacts.ALPHA));
  }

  @Test
  void anAlphaChannelThatIsOpaqueEverywhereIsNoTransparency() {
    BufferedImage image = new BufferedImage(96, 64, BufferedImage.TYPE_INT_ARGB);
    assertEquals(Optional.of("true"), inspect.of(Pictures.png(image)).fact(ArtworkFacts.ALPHA));
    image.createGraphics().drawImage(Pictures.drawing(), 0, 0, null);
    assertEquals(Optional.of("false"), inspect.of(Pictures.png(image)).fact(ArtworkFacts.ALPHA));
  }

  @Test
  void grayMeansTheSameAsEqualRedGreenAndBlue() {
    BufferedImage gray = new BufferedImage(96, 64, BufferedImage.TYPE_BYTE_GRAY);
    BufferedImage colour = new BufferedImage(96, 64, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 96; x++) {
      for (int y = 0; y < 64; y++) {
        gray.getRaster().setSample(x, y, 0, x * 2);
        colour.setRGB(x, y, x * 2 * 0x010101);
      }
    }
    assertEquals(
        inspect.of(Pictures.png(colour)).fact(ArtworkFacts.CONTRAST),
        inspect.of(Pictures.png(gray)).fact(ArtworkFacts.CONTRAST));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void turnsThePictureAsItsOrientationTells(int orientation) {
    byte[] jpeg =
        Bytes.insert(
            Pictures.jpeg(Pictures.drawing()),
            2,
            Bytes.segment(0xe1, Bytes.text("Exif\0\0"), Bytes.exif(orientation)));
    byte[] png =
        Bytes.insert(PNG, Bytes.PNG_HEADER_END, Bytes.chunk("eXIf", Bytes.exif(orientation)));
    ArtworkFacts turned = inspect.of(Pictures.png(turn(Pictures.drawing(), orientation)));
    for (ArtworkFacts facts : new ArtworkFacts[] {inspect.of(jpeg), inspect.of(png)}) {
      assertEquals(turned.width(), facts.width());
      assertEquals(turned.height(), facts.height());
      assertTrue(distance(turned, facts) <= 4, () -> turned + " " + facts);
      assertEquals(
          orientation == 1 ? Optional.empty() : Optional.of("" + orientation),
          facts.fact(ArtworkFacts.ORIENTATION));
    }
  }

  @Test
  void readsTheOrientationOfWebp() {
    ArtworkFacts facts = inspect.of(Pictures.webp("turned"));
    assertEquals(Optional.of("6"), facts.fact(ArtworkFacts.ORIENTATION));
    assertEquals(64, facts.width());
    assertTrue(distance(facts, inspect.of(Pictures.png(turn(Pictures.drawing(), 6)))) <= 4);
  }

  @Test
  void theMirroredHashIsTheHashOfTheMirroredPicture() {
    ArtworkFacts facts = inspect.of(PNG);
    ArtworkFacts mirrored = inspect.of(Pictures.png(turn(Pictures.drawing(), 2)));
    assertEquals(facts.fact(ArtworkFacts.DHASH), mirrored.fact(ArtworkFacts.DHASH_MIRROR));
    assertEquals(facts.fact(ArtworkFacts.DHASH_MIRROR), mirrored.fact(ArtworkFacts.DHASH));
    assertTrue(distance(facts, mirrored) > 14);
  }

  @Test
  void aSmallerCopyKeepsItsHash() {
    BufferedImage large = Pictures.drawing(3000, 2000, BufferedImage.TYPE_INT_RGB);
    BufferedImage small = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
    small
        .createGraphics()
        .drawImage(
            large.getScaledInstance(300, 200, java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, null);
    ArtworkFacts facts = inspect.of(Pictures.jpeg(large));
    assertEquals(3000, facts.width());
    assertTrue(distance(facts, inspect.of(Pictures.png(small))) <= 2);
  }

  @Test
  void blurAndBlankSheetsMeasureLow() {
    BufferedImage blank = new BufferedImage(96, 64, BufferedImage.TYPE_INT_RGB);
    ArtworkFacts facts = inspect.of(Pictures.png(blank));
    assertEquals(0, facts.number(ArtworkFacts.SHARPNESS).orElseThrow());
    assertEquals(0, facts.number(ArtworkFacts.CONTRAST).orElseThrow());
    assertEquals(1, facts.number(ArtworkFacts.DOMINANT_COLOUR).orElseThrow());
    BufferedImage soft = Pictures.drawing();
    java.awt.image.Kernel kernel = new java.awt.image.Kernel(9, 9, filled(81, 1f / 81));
    BufferedImage blurred =
        new java.awt.image.ConvolveOp(kernel, java.awt.image.ConvolveOp.EDGE_NO_OP, null)
            .filter(soft, null);
    double sharp = inspect.of(PNG).number(ArtworkFacts.SHARPNESS).orElseThrow();
    assertTrue(sharp > 1000, "sharpness " + sharp);
    double dull =
        inspect
            .of(Pictures.png(blurred.getSubimage(8, 8, 80, 48)))
            .number(ArtworkFacts.SHARPNESS)
            .orElseThrow();
    assertTrue(dull < 50, "sharpness " + dull);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,9", "9,1", "2,2", "3,1000"})
  void tinyAndNarrowPicturesAreRead(int width, int height) {
    BufferedImage image = Pictures.drawing(width, height, BufferedImage.TYPE_INT_RGB);
    for (byte[] bytes :
        new byte[][] {Pictures.png(image), Pictures.interlacedPng(image), Pictures.jpeg(image)}) {
      ArtworkFacts facts = inspect.of(bytes);
      assertEquals(width, facts.width());
      assertEquals(height, facts.height());
    }
  }

  @Test
  void namesTheColourProfile() {
    byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    byte[] inJpeg = Bytes.segment(0xe2, Bytes.text("ICC_PROFILE\0"), new byte[] {1, 1}, linear);
    assertProfile("linear RGB", Bytes.insert(Pictures.jpeg(Pictures.drawing()), 2, inJpeg));
    byte[] standard = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    byte[] packed = deflate(standard);
    assertProfile(
        "sRGB",
        Bytes.insert(PNG, Bytes.PNG_HEADER_END, Bytes.chunk("iCCP", Bytes.text("x\0\0"), packed)));
    assertProfile("sRGB", PNG);
    assertProfile("gray", Pictures.jpeg(Pictures.drawing(96, 64, BufferedImage.TYPE_BYTE_GRAY)));
    assertProfile("CMYK", withAdobe(Pictures.fourChannelJpeg(false), 0));
  }

  @Test
  void takesPlainTextsOfAnyKind() {
    byte[] texts =
        Bytes.join(
            Bytes.chunk("tEXt", Bytes.text("Title\0A work")),
            Bytes.chunk("iTXt", Bytes.text("Title\0\0\0en\0\0A work")),
            Bytes.chunk("zTXt", Bytes.text("Title\0\0"), Bytes.packedZeros(1000)));
    assertEquals(96, inspect.of(Bytes.insert(PNG, Bytes.PNG_HEADER_END, texts)).width());
  }

  private void assertProfile(String name, byte[] bytes) {
    String found = inspect.of(bytes).fact(ArtworkFacts.COLOUR_PROFILE).orElseThrow();
    assertTrue(
        found.equalsIgnoreCase(name) || found.contains("linear") && name.contains("linear"), found);
  }

  static byte[] withAdobe(byte[] jpeg, int transform) {
    return Bytes.insert(
        jpeg,
        2,
        Bytes.segment(
            0xee, Bytes.text("Adobe"), new byte[] {0, 100, 0, 0, 0, 0, (byte) transform}));
  }

  private static byte[] deflate(byte[] bytes) {
    java.util.zip.Deflater deflater = new java.util.zip.Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    byte[] packed = new byte[bytes.length + 100];
    int length = deflater.deflate(packed);
    deflater.end();
    return java.util.Arrays.copyOf(packed, length);
  }

  private static float[] filled(int count, float value) {
    float[] values = new float[count];
    java.util.Arrays.fill(values, value);
    return values;
  }

  private static int distance(ArtworkFacts one, ArtworkFacts other) {
    long first = Long.parseUnsignedLong(one.fact(ArtworkFacts.DHASH).orElseThrow(), 16);
    return Long.bitCount(
        first ^ Long.parseUnsignedLong(other.fact(ArtworkFacts.DHASH).orElseThrow(), 16));
  }

  /**
   * The shown picture, from the EXIF standard's words: where the stored row 0 and column 0 are
   * seen.
   */
  private static BufferedImage turn(BufferedImage stored, int orientation) {
    int w = stored.getWidth();
    int h = stored.getHeight();
    boolean turned = orientation >= 5;
    BufferedImage shown =
        new BufferedImage(turned ? h : w, turned ? w : h, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < h; row++) {
      for (int column = 0; column < w; column++) {
        int rgb = stored.getRGB(column, row);
        switch (orientation) {
          case 2 -> shown.setRGB(w - 1 - column, row, rgb); // row 0 top, column 0 right
          case 3 -> shown.setRGB(w - 1 - column, h - 1 - row, rgb); // bottom, right
          case 4 -> shown.setRGB(column, h - 1 - row, rgb); // bottom, left
          case 5 -> shown.setRGB(row, column, rgb); // row 0 left, column 0 top
          case 6 -> shown.setRGB(h - 1 - row, column, rgb); // right, top
          case 7 -> shown.setRGB(h - 1 - row, w - 1 - column, rgb); // right, bottom
          case 8 -> shown.setRGB(row, w - 1 - column, rgb); // left, bottom
          default -> shown.setRGB(column, row, rgb);
        }
      }
    }
    return shown;
  }
}
