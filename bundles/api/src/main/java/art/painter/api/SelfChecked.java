package art.painter.api;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What every plug-in can tell about itself. It is asked before a new version takes over from the
 * one that serves, and by the health checks while it serves.
 */
@ConsumerType
public interface SelfChecked {
  /**
   * Checks whether this plug-in can do its work here: its configuration makes sense, what it needs
   * can be reached. It may take a few seconds, may be interrupted, and changes nothing.
   *
   * @return what is wrong, as one plain sentence without secrets; empty when all is well, which is
   *     the default. A thrown exception means that something is wrong, too.
   */
  default Optional<String> selfCheck() {
    return Optional.empty();
  }
}
