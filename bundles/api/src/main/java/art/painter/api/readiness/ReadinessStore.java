package art.painter.api.readiness;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Where readiness reports are kept. Each method is one transaction. */
@ProviderType
public interface ReadinessStore {
  /**
   * Adds a report.
   *
   * @param report the report
   */
  void add(ReadinessReport report);

  /**
   * {@return the report with this id}
   *
   * @param id the id
   */
  Optional<ReadinessReport> find(String id);
}
