package art.painter.training.replicate;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import art.painter.api.PlatformException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.function.Executable;
import org.osgi.util.converter.Converters;

/** Parts of the provider, as they are in it. */
final class Parts {
  static final String TOKEN = "r8_veryverysecret0123456789";
  static final Duration PATIENCE = Duration.ofSeconds(8);

  private Parts() {}

  static ReplicateApi api(ScriptedServer server) {
    return api(server.url(), PATIENCE);
  }

  static ReplicateApi api(String url, Duration patience) {
    return new ReplicateApi(
        HttpUrl.get(url),
        new Token("", "T", name -> TOKEN),
        Duration.ofSeconds(2),
        Duration.ofSeconds(2),
        60_000,
        patience);
  }

  static Config config(Map<String, Object> changed) {
    Map<String, Object> keys = new LinkedHashMap<>(changed);
    return Converters.standardConverter().convert(keys).to(Config.class);
  }

  static ReplicateProvider provider(String url, Map<String, Object> changed) {
    return provider(url, TOKEN, changed);
  }

  static ReplicateProvider provider(String url, String token, Map<String, Object> changed) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("url", url);
    keys.put("requests.per.minute", 60_000);
    keys.put("predictions.per.minute", 60_000);
    keys.put("settle.seconds", 0);
    keys.put("connect.seconds", 2);
    keys.put("read.seconds", 5);
    keys.putAll(changed);
    return new ReplicateProvider(
        Settings.of(config(keys), name -> token), Clock.systemUTC(), PATIENCE);
  }

  /** The call fails like this, and nothing of the failure tells the token. */
  static PlatformException fails(PlatformException.Kind kind, String code, Executable call) {
    PlatformException failed = assertThrows(PlatformException.class, call);
    StringWriter all = new StringWriter();
    failed.printStackTrace(new PrintWriter(all));
    assertFalse(all.toString().contains(TOKEN), "the token stays secret");
    org.junit.jupiter.api.Assertions.assertEquals(
        kind + " " + code, failed.kind() + " " + failed.code(), all::toString);
    return failed;
  }
}
