package art.painter.plugins.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.plugin.PlugIns;
import art.painter.api.plugin.Swap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.util.converter.Converters;

/** Jars that ask to be let in, and what they are told. */
final class Admission {
  private Admission() {}

  static Trust trust(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(Map.of(".trust.store.password", Keys.PASSWORD));
    all.putAll(settings);
    return new Trust(
        Keys.folder(),
        Converters.standardConverter().convert(all).to(Trust.Config.class),
        Clock.systemUTC());
  }

  static Optional<String> admit(Trust trust, Swap.Source source, Path jar) {
    try {
      return trust.admit(source, jar, Jars.sha256(Files.readAllBytes(jar)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Optional<String> upload(Path jar) {
    return admit(trust(Map.of()), Swap.Source.REST, jar);
  }

  /** What even the policy any refuses. */
  static String refused(String code, Path jar) {
    PlatformException e =
        assertThrows(PlatformException.class, () -> admit(trust(Map.of()), Swap.Source.SHELL, jar));
    assertEquals(code, e.code(), e.getMessage());
    return e.getMessage();
  }

  static String untrusted(Path jar) {
    PlatformException e = assertThrows(PlatformException.class, () -> upload(jar));
    assertEquals(PlugIns.UNTRUSTED, e.code(), e.getMessage());
    return e.getMessage();
  }

  static void says(String part, String message) {
    assertTrue(message.contains(part), message);
  }
}
