package art.painter.api.metrics;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the node counts of itself, in the formats of Prometheus. Nothing of it is about a person,
 * and how much there is does not grow with use.
 */
@ProviderType
public interface Metrics {
  /**
   * Counts a request that was answered.
   *
   * @param method its method, such as {@code GET}; unusual ones are counted together
   * @param route the template of its path, such as {@code /v1/models/{id}}, never the path itself
   * @param status the status of the answer
   * @param took how long it took until the answer began
   */
  void answered(String method, String route, int status, Duration took);

  /**
   * {@return the media type in which {@link #write} writes}
   *
   * @param accept what the caller accepts, as the HTTP header has it; may be empty
   */
  String contentType(String accept);

  /**
   * Writes all there is now.
   *
   * @param accept what the caller accepts, as the HTTP header has it; may be empty
   * @param out where to; it is not closed
   * @throws IOException when that fails
   */
  void write(String accept, OutputStream out) throws IOException;
}
