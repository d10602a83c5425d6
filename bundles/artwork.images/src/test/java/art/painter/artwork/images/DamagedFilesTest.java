package art.painter.artwork.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever single bytes of a file become, the answer is its facts or a refusal, and soon. */
class DamagedFilesTest {
  private static final int FLIPS = 250;

  @TempDir Path directory;

  static Stream<Arguments> pictures() {
    return Stream.of(
        Arguments.of("png", Pictures.png(Pictures.drawing())),
        Arguments.of("jpeg", Pictures.jpeg(Pictures.drawing())),
        Arguments.of("progressive jpeg", Pictures.progressiveJpeg(Pictures.drawing())),
        Arguments.of("inks", GoodPicturesTest.withAdobe(Pictures.fourChannelJpeg(true), 2)),
        Arguments.of("lossy", Pictures.webp("lossy")),
        Arguments.of("lossless", Pictures.webp("lossless")),
        Arguments.of("lossy-alpha", Pictures.webp("lossy-alpha")),
        Arguments.of("lossless-alpha", Pictures.webp("lossless-alpha")),
        Arguments.of("turned", Pictures.webp("turned")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pictures")
  @Timeout(60)
  void flippedBytesLeadToFactsOrARefusal(String name, byte[] picture) {
    Inspection inspect = new Inspection(directory, Map.of());
    Random random = new Random(name.hashCode());
    int refused = 0;
    for (int i = 0; i < FLIPS; i++) {
      byte[] flipped = picture.clone();
      // Headers decide most, so every other flip goes there.
      int at = random.nextInt(i % 2 == 0 ? flipped.length : Math.min(200, flipped.length));
      flipped[at] ^= (byte) (1 + random.nextInt(255));
      try {
        inspect.of(flipped);
      } catch (PlatformException refusal) {
        assertEquals(PlatformException.Kind.INVALID, refusal.kind(), refusal.getMessage());
        refused++;
      }
    }
    assertTrue(refused > FLIPS / 20, "refused " + refused);
  }
}
