package art.painter.api.metrics;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Reads numbers whenever metrics are written. It has to be quick. */
@ConsumerType
public interface Meter {
  /** {@return the readings now; all of one name have the same labels and help} */
  List<Reading> read();
}
