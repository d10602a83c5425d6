package art.painter.training.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The example that ships says the same as what the component declares. */
class ConfigExampleTest {
  private static final Pattern DECLARED =
      Pattern.compile(
          "<AD id=\"(?<key>[^\"]+)\".* description=\"(?<words>[^\"]+)\".* default=\"(?<value>[^\"]*)\"");

  @Test
  void every_key_is_there_with_its_default_and_one_line_that_explains_it() throws IOException {
    List<String> expected = new ArrayList<>();
    try (InputStream in =
        getClass()
            .getResourceAsStream("/OSGI-INF/metatype/art.painter.training.replicate.Config.xml")) {
      Matcher declared = DECLARED.matcher(new String(in.readAllBytes()));
      while (declared.find()) {
        String value = declared.group("value").replace("\\", "").replaceFirst("^0\\.0$", "0");
        expected.add("# " + declared.group("words"));
        expected.add((declared.group("key") + " = " + value).strip());
      }
    }
    assertTrue(expected.size() > 40, "the declaration was read");
    List<String> example =
        Files.readAllLines(Path.of("../../config/art.painter.training.replicate-main.cfg.example"));
    assertEquals(expected, example.subList(example.indexOf("") + 1, example.size()));
  }
}
