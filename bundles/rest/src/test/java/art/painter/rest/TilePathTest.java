package art.painter.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TilePathTest {
  @ParameterizedTest
  @CsvSource({
    "000, 0, 256",
    "255, 255, 256",
    "x001/000, 1000, 256",
    "x001/x234/067, 1234067, 256",
    "x001/x234/067.p/8, 1234067, 8",
    "000.p/255, 0, 255",
    "x999/x999/x999/x999/x999/999, 999999999999999999, 256"
  })
  void a_tile_has_its_path(String path, long index, int width) {
    assertEquals(new TilePath(index, width), TilePath.parse(path));
  }

  @Test
  void no_tile_has_two_paths() {
    Random random = new Random(7);
    for (int i = 0; i < 30_000; i++) {
      long index = random.nextLong(1L << (1 + random.nextInt(40)));
      StringBuilder made = new StringBuilder(path(new TilePath(index, 1 + random.nextInt(256))));
      if (random.nextInt(4) == 0) {
        made.insert(0, "x000/");
      }
      for (int changes = random.nextInt(3); changes > 0; changes--) {
        int at = random.nextInt(made.length());
        made.replace(
            at, at + random.nextInt(2), "0123456789x/.p-%".charAt(random.nextInt(16)) + "");
      }
      try {
        TilePath tile = TilePath.parse(made.toString());
        assertEquals(path(tile), made.toString());
        assertTrue(tile.width() <= 256, made.toString());
      } catch (PlatformException noTile) {
        assertEquals("log.not-found", noTile.code());
      }
    }
  }

  @Test
  void levels_are_from_0_to_63() {
    for (int level = 0; level <= 63; level++) {
      assertEquals(level, TilePath.level(Integer.toString(level)));
    }
    for (String none : new String[] {"64", "99", "00", "01", "-1", "", "x", "٣", "100"}) {
      assertThrows(PlatformException.class, () -> TilePath.level(none), none);
    }
  }

  /** As the specification has it, in the other direction. */
  private static String path(TilePath tile) {
    String path = "%03d".formatted(tile.index() % 1000);
    for (long rest = tile.index() / 1000; rest > 0; rest /= 1000) {
      path = "x%03d/".formatted(rest % 1000) + path;
    }
    return tile.width() == 256 ? path : path + ".p/" + tile.width();
  }
}
