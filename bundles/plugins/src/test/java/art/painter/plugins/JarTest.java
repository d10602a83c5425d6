package art.painter.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.plugin.PlugIns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarTest {
  private static final Map<String, String> GOOD =
      Map.of(
          "Bundle-ManifestVersion", "2",
          "Bundle-SymbolicName", "org.example.rule; attribute=x",
          "Bundle-Version", "1.2.3");

  @TempDir Path folder;

  private Jar read(Map<String, String> headers) throws IOException {
    return Jar.read(Jars.write(folder.resolve("it.jar"), headers), "hash");
  }

  private String refused(String header, String value) throws IOException {
    Map<String, String> headers = new HashMap<>(GOOD);
    if (value.isEmpty()) {
      headers.remove(header);
    } else {
      headers.put(header, value);
    }
    PlatformException refusal = assertThrows(PlatformException.class, () -> read(headers));
    assertEquals(PlugIns.INVALID, refusal.code());
    return refusal.getMessage();
  }

  @Test
  void a_bundle_tells_its_name_and_version() throws IOException {
    assertEquals("org.example.rule 1.2.3", read(GOOD).toString());
  }

  @Test
  void a_name_that_could_lead_out_of_the_folder_is_none() throws IOException {
    assertTrue(refused("Bundle-SymbolicName", "../../etc").contains("Bundle-SymbolicName"));
    assertTrue(refused("Bundle-SymbolicName", "a/b").contains("Bundle-SymbolicName"));
    assertTrue(refused("Bundle-SymbolicName", "").contains("Bundle-SymbolicName"));
  }

  @Test
  void what_cannot_run_beside_the_version_before_is_refused() throws IOException {
    assertTrue(
        refused("Bundle-SymbolicName", "org.example.rule;singleton:=true").contains("singleton"));
    assertTrue(
        refused("Bundle-SymbolicName", "org.example.rule; singleton:=\"true\"")
            .contains("singleton"));
    assertTrue(refused("Fragment-Host", "art.painter.core").contains("fragment"));
  }

  @Test
  void a_version_that_is_none_is_refused() throws IOException {
    assertTrue(refused("Bundle-Version", "latest").contains("Bundle-Version"));
  }

  @Test
  void what_is_no_jar_is_refused() throws IOException {
    Path file = Files.writeString(folder.resolve("no.jar"), "Not a jar at all.");
    PlatformException refusal = assertThrows(PlatformException.class, () -> Jar.read(file, "hash"));
    assertTrue(refusal.getMessage().contains("no jar file"));
  }
}
