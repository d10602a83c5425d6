package art.painter.consent.log;

import art.painter.api.PlatformException;
import art.painter.api.PlatformException.Kind;
import art.painter.api.log.TransparencyLog;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the log is still what it was. Once it is not, only a restart looks again. */
final class Integrity {
  private static final Logger LOG = LoggerFactory.getLogger(Integrity.class);

  private volatile Optional<Fault> fault = Optional.empty();

  /** {@return what is wrong, for the operator} */
  Optional<String> fault() {
    return fault.map(Fault::getMessage);
  }

  /**
   * Asks that nothing is wrong.
   *
   * @throws Fault if something is
   */
  void require() {
    fault.ifPresent(
        found -> {
          throw new Fault(found.getMessage());
        });
  }

  /** {@return what callers are told from now on} */
  synchronized PlatformException broken(Fault found) {
    if (fault.isEmpty()) {
      fault = Optional.of(found);
      LOG.error("The log takes nothing any more. {}", found.getMessage());
    }
    return new PlatformException(
        Kind.UNAVAILABLE,
        TransparencyLog.BROKEN,
        "This node's log is not consistent with what was kept of it, and takes nothing until its"
            + " operator has looked at it.",
        found);
  }
}
