package art.painter.plugins.trust;

import static art.painter.plugins.trust.Admission.admit;
import static art.painter.plugins.trust.Admission.refused;
import static art.painter.plugins.trust.Admission.says;
import static art.painter.plugins.trust.Admission.trust;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.plugin.PlugIns;
import art.painter.api.plugin.Swap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jars that were changed after they were signed, or whose signatures count for nothing. */
class TamperedJarTest {
  @TempDir Path folder;

  private Path tampered(Consumer<Map<String, byte[]>> change) {
    Map<String, byte[]> contents = Jars.read(Jars.signed(folder, "ada"));
    change.accept(contents);
    return Jars.write(folder.resolve("tampered.jar"), contents);
  }

  @Test
  void a_changed_file_is_refused_whatever_the_policy() {
    says(
        "art/One.class",
        refused(
            PlugIns.UNTRUSTED,
            tampered(c -> c.put("art/One.class", Jars.bytes("something else")))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "art/Added.class",
        "META-INF/versions/18/art/One.class",
        "META-INF/services/art.Other",
        "META-INF/SIG-ADDED",
        "META-INF/ADDED.SF",
        "META-INF/ADDED.RSA"
      })
  void an_added_file_is_refused_whatever_the_policy(String name) {
    refused(PlugIns.UNTRUSTED, tampered(c -> c.put(name, Jars.bytes("added"))));
  }

  @Test
  void a_missing_file_is_refused_whatever_the_policy() {
    says("art/Two.class", refused(PlugIns.UNTRUSTED, tampered(c -> c.remove("art/Two.class"))));
  }

  @Test
  void a_signature_that_was_taken_away_is_noticed_whatever_the_policy() {
    says(
        "which is gone",
        refused(
            PlugIns.UNTRUSTED,
            tampered(c -> c.keySet().removeIf(n -> n.matches("META-INF/ADA.(SF|EC)")))));
    refused(PlugIns.UNTRUSTED, tampered(c -> c.remove("META-INF/ADA.SF")));
    refused(PlugIns.UNTRUSTED, tampered(c -> c.remove("META-INF/ADA.EC")));
    refused(PlugIns.UNTRUSTED, tampered(c -> c.remove(Jars.MANIFEST)));
  }

  @Test
  void a_changed_manifest_is_refused_whatever_the_policy() {
    says(
        "manifest is not the one",
        refused(
            PlugIns.UNTRUSTED,
            tampered(
                c ->
                    c.put(
                        Jars.MANIFEST,
                        Jars.bytes(
                            new String(c.get(Jars.MANIFEST))
                                .replace("art.example", "art.painter"))))));
  }

  @Test
  void a_file_by_a_second_signer_among_those_of_the_first_is_refused() {
    Map<String, byte[]> contents = Jars.read(Jars.signed(folder, "ada"));
    contents.put("art/Added.class", Jars.bytes("added"));
    Path mixed = Jars.write(folder.resolve("mixed.jar"), contents);
    refused(PlugIns.UNTRUSTED, Jars.sign(mixed, "mallory", b -> b));
  }

  @Test
  void signatures_that_the_jdk_does_not_count_are_refused_whatever_the_policy() {
    Path plain = Jars.write(folder.resolve("plain.jar"), Jars.contents());
    says("does not count", refused(PlugIns.UNTRUSTED, Jars.sign(plain, "weak", b -> b)));
    says(
        "does not count",
        refused(
            PlugIns.UNTRUSTED,
            Jars.sign(
                plain,
                "ada",
                b -> {
                  try {
                    return b.digestAlgorithm("MD5");
                  } catch (NoSuchAlgorithmException e) {
                    throw new AssertionError(e);
                  }
                })));
    says(
        "-sectionsonly",
        refused(
            PlugIns.UNTRUSTED,
            Jars.sign(plain, "ada", b -> b.setProperty("sectionsOnly", "true"))));
  }

  @Test
  void no_flipped_byte_of_a_signed_jar_gets_in() throws IOException {
    byte[] whole = Files.readAllBytes(Jars.signed(folder, "ada"));
    Path file = folder.resolve("flipped.jar");
    Trust trust = trust(Map.of());
    List<Integer> admitted = new ArrayList<>();
    for (int i = 0; i < whole.length; i += 7) {
      byte[] flipped = whole.clone();
      flipped[i] ^= (byte) 0xff;
      Files.write(file, flipped);
      try {
        admit(trust, Swap.Source.SHELL, file);
        admitted.add(i);
      } catch (PlatformException refused) {
        assertTrue(
            Set.of(PlugIns.INVALID, PlugIns.UNTRUSTED).contains(refused.code()), refused.code());
      }
    }
    assertEquals(List.of(), admitted);
  }
}
