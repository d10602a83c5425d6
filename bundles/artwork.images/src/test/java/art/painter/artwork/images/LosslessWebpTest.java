package art.painter.artwork.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import art.painter.api.artwork.ArtworkInspector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LosslessWebpTest {
  private static final int SUBTRACT_GREEN = 2;

  @TempDir Path directory;
  private Inspection inspect;

  @BeforeEach
  void inspector() {
    inspect = new Inspection(directory, Map.of());
  }

  @Test
  void takesAStreamWrittenByHand() {
    BitWriter stream =
        new BitWriter()
            .bits(1, 1)
            .bits(SUBTRACT_GREEN, 2)
            .bits(0, 1)
            .bits(0, 1)
            .bits(0, 1)
            .codes(77, 99);
    assertEquals(100, inspect.of(stream.toLosslessWebp(100, 100)).width());
  }

  @Test
  void refusesTransformsThatRepeat() {
    BitWriter stream = new BitWriter();
    for (int i = 0; i < 200_000; i++) {
      stream.bits(1, 1).bits(SUBTRACT_GREEN, 2);
    }
    byte[] bytes =
        stream.bits(0, 1).bits(0, 1).bits(0, 1).codes(77, 99).toLosslessWebp(4_000, 4_000);
    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> inspect.refusal(ArtworkInspector.UNREADABLE, bytes));
  }

  @Test
  void refusesMoreCodeTablesThanMemoryFor() {
    BitWriter stream =
        new BitWriter().bits(0, 1).bits(0, 1).bits(1, 1).bits(0, 3).bits(0, 1).codes(0xff, 0xff);
    for (int i = 0; i < 65_536; i++) {
      stream.codes(0, 0);
    }
    inspect.refusal(ArtworkInspector.INFLATES, stream.toLosslessWebp(1_000, 1_000));
  }

  @Test
  void refusesCodesThatDoNotAddUp() {
    BitWriter stream = new BitWriter().bits(0, 1).bits(0, 1).bits(0, 1);
    stream.bits(0, 1).bits(0, 4).bits(1, 3).bits(1, 3).bits(1, 3).bits(1, 3);
    inspect.refusal(ArtworkInspector.UNREADABLE, stream.toLosslessWebp(100, 100));
  }
}
