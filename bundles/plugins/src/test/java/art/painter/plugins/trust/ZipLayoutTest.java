package art.painter.plugins.trust;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.plugin.PlugIns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipLayoutTest {
  private static final long MOST = 1 << 20;

  @TempDir Path folder;

  private String refused(byte[] jar) throws IOException {
    Path file = Files.write(folder.resolve("bad.jar"), jar);
    PlatformException e = assertThrows(PlatformException.class, () -> ZipLayout.check(file, MOST));
    assertEquals(PlugIns.INVALID, e.code());
    return e.getMessage();
  }

  private byte[] plain() throws IOException {
    return Files.readAllBytes(Jars.write(folder.resolve("plain.jar"), Jars.contents()));
  }

  /** Replaces a text by another of the same length, in one or all of its places. */
  private static byte[] replaced(byte[] jar, String from, String to, boolean firstOnly) {
    String text = new String(jar, StandardCharsets.ISO_8859_1);
    return (firstOnly
            ? text.replaceFirst(java.util.regex.Pattern.quote(from), to)
            : text.replace(from, to))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void a_jar_as_everybody_makes_it_is_fine() {
    Path file = Jars.write(folder.resolve("plain.jar"), Jars.contents());
    assertDoesNotThrow(() -> ZipLayout.check(file, MOST));
  }

  @Test
  void one_name_twice_is_refused() throws IOException {
    assertTrue(
        refused(replaced(plain(), "art/Two.class", "art/One.class", false))
            .contains("two entries"));
  }

  @Test
  void another_name_before_the_data_than_in_the_directory_is_refused() throws IOException {
    assertTrue(
        refused(replaced(plain(), "art/Two.class", "art/Six.class", true)).contains("otherwise"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../escape.class",
        "/etc/passwd",
        "a/../../b",
        "a\\b",
        "C:x",
        "a//b",
        "./a",
        "a\nb"
      })
  void a_name_that_leads_elsewhere_is_refused(String name) throws IOException {
    Map<String, byte[]> contents = new LinkedHashMap<>(Jars.contents());
    contents.put(name, new byte[] {1});
    byte[] jar = Files.readAllBytes(Jars.write(folder.resolve("odd.jar"), contents));
    assertTrue(refused(jar).contains("unsafe name"));
  }

  @Test
  void bytes_before_between_and_behind_are_refused() throws IOException {
    byte[] jar = plain();
    refused(joined(new byte[3], jar));
    refused(joined(jar, new byte[3]));
    refused(joined(jar, jar));
    refused(new byte[0]);
    refused("no zip file, and long enough to be one".getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] joined(byte[] first, byte[] second) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(first);
    out.write(second);
    return out.toByteArray();
  }

  @Test
  void what_unpacks_to_too_much_is_refused() throws IOException {
    Map<String, byte[]> contents = new LinkedHashMap<>(Jars.contents());
    contents.put("bomb", new byte[2 << 20]);
    byte[] jar = Files.readAllBytes(Jars.write(folder.resolve("bomb.jar"), contents));
    assertTrue(refused(jar).contains("too large"));
  }

  @Test
  void what_the_framework_ships_with_is_laid_out_like_this() throws IOException {
    for (Class<?> one : java.util.List.of(okhttp3.OkHttpClient.class, org.slf4j.Logger.class)) {
      Path jar = Path.of(one.getProtectionDomain().getCodeSource().getLocation().getPath());
      assertDoesNotThrow(() -> ZipLayout.check(jar, 1 << 28));
    }
  }

  @Test
  void too_many_entries_are_refused() throws IOException {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    for (int i = 0; i <= ZipLayout.MOST_ENTRIES; i++) {
      contents.put("f" + i, new byte[0]);
    }
    byte[] jar = Files.readAllBytes(Jars.write(folder.resolve("many.jar"), contents));
    assertTrue(refused(jar).contains("too large"));
  }

  @Test
  void what_unpacks_to_more_than_it_says_is_refused_without_being_held() throws IOException {
    Map<String, byte[]> contents = new LinkedHashMap<>(Jars.contents());
    contents.put("bomb", new byte[2 << 20]);
    Path file = Jars.write(folder.resolve("liar.jar"), contents);
    PlatformException e =
        assertThrows(PlatformException.class, () -> JarContents.signers(file, MOST));
    assertTrue(e.getMessage().contains("too large"));
    contents = new LinkedHashMap<>(Jars.contents());
    contents.put(Jars.MANIFEST, new byte[5 << 20]);
    Path manifest = Jars.write(folder.resolve("manifest.jar"), contents);
    assertTrue(
        assertThrows(PlatformException.class, () -> JarContents.signers(manifest, 1L << 30))
            .getMessage()
            .contains("too large"));
  }

  @Test
  void a_second_manifest_under_another_spelling_is_refused() {
    Map<String, byte[]> contents = new LinkedHashMap<>(Jars.contents());
    contents.put("META-INF/manifest.mf", contents.get(Jars.MANIFEST));
    Path file = Jars.write(folder.resolve("two.jar"), contents);
    assertThrows(PlatformException.class, () -> JarContents.signers(file, MOST));
  }
}
