package art.painter.health;

import java.util.Map;
import org.osgi.util.converter.Converters;

/** Configuration as a node gives it. */
final class Settings {
  private Settings() {}

  static <T> T of(Class<T> type, Map<String, Object> keys) {
    return Converters.standardConverter().convert(keys).to(type);
  }

  /** The defaults. */
  static <T> T of(Class<T> type) {
    return of(type, Map.of());
  }
}
