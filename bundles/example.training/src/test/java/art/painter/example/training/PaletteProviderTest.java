package art.painter.example.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.training.TrainingProvider;
import art.painter.testkit.Settings;
import art.painter.testkit.TrainingProviderContract;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

// snippet: contract
class PaletteProviderTest extends TrainingProviderContract {
  @TempDir private Path data;
  private TrainingProvider provider;

  @BeforeEach
  void start() {
    provider = settings().orElseThrow().with(Map.of("image.size", "64"));
  }

  @Override
  protected TrainingProvider provider() {
    return provider;
  }

  /** Nothing is kept in memory: a new one on the same folder goes on. */
  @Override
  protected TrainingProvider restarted() {
    start();
    return provider;
  }

  @Override
  protected TrainingProvider beside() {
    return settings().orElseThrow().with(Map.of("image.size", "64"));
  }

  @Override
  protected Optional<Settings<TrainingProvider>> settings() {
    return Optional.of(
        Settings.of(PaletteProvider.Config.class, config -> new PaletteProvider(data, config)));
  }

  // end: contract

  @Test
  void the_palette_is_the_mean_colour_of_each_eighth_of_the_greys() {
    BufferedImage work = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    work.setRGB(0, 0, 0x200010);
    work.setRGB(1, 0, 0x000020);
    float[][] colours = Palette.read(Palette.empty().with(work).weights()).orElseThrow();
    assertArrayEquals(new float[] {16, 0, 24}, colours[0]);
    assertEquals(255 * 7.5f / 8, colours[7][1], "grey where no work has anything");
  }

  @Test
  void a_folder_that_cannot_be_used_is_told_by_the_self_check() throws Exception {
    Files.writeString(data.resolve("in-the-way"), "a file");
    TrainingProvider blocked = settings().orElseThrow().with(Map.of("folder", "in-the-way"));
    assertTrue(blocked.selfCheck().isPresent());
  }
}
