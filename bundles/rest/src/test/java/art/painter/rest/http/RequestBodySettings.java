package art.painter.rest.http;

import java.util.Map;
import org.osgi.util.converter.Converters;

/** Makes the configuration of {@link RequestBody} for tests. */
public final class RequestBodySettings {
  private RequestBodySettings() {}

  /** {@return a configuration with these keys set} */
  public static RequestBody.Config of(Map<String, Object> keys) {
    return Converters.standardConverter().convert(keys).to(RequestBody.Config.class);
  }
}
