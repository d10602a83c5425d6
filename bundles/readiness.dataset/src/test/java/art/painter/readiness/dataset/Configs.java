package art.painter.readiness.dataset;

import java.util.Map;
import org.osgi.util.converter.Converters;

final class Configs {
  private Configs() {}

  static <C> C of(Class<C> type, Map<String, ?> values) {
    return Converters.standardConverter().convert(values).to(type);
  }
}
