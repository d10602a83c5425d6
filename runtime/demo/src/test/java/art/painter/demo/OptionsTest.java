package art.painter.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptionsTest {
  @Test
  void usesSampleWorksAndTheLocalProviderByDefault() throws Exception {
    Options options = Options.parse(List.of());

    assertEquals(Optional.empty(), options.works());
    assertEquals("local", options.provider());
    assertFalse(options.keep());
  }

  @Test
  void takesAFolderAndOptionsInAnyOrder() throws Exception {
    Options options = Options.parse(List.of("--keep", "works", "--provider", "replicate"));

    assertEquals(Optional.of(Path.of("works").toAbsolutePath()), options.works());
    assertEquals("replicate", options.provider());
    assertTrue(options.keep());
  }

  @Test
  void refusesWhatCannotBeMeant() {
    for (List<String> wrong :
        List.of(List.of("--what"), List.of("a", "b"), List.of("--provider"))) {
      assertThrows(Options.UsageException.class, () -> Options.parse(wrong), wrong.toString());
    }
  }
}
