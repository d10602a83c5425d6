package art.painter.core.testoutput;

import art.painter.api.PlatformException;
import java.util.Optional;

/** An image that the current thread makes, and that others may have it give up. */
final class Making {
  private final Thread maker = Thread.currentThread();
  private Optional<PlatformException> reason = Optional.empty();
  private boolean over;

  synchronized void giveUp(PlatformException why) {
    if (!over && reason.isEmpty()) {
      reason = Optional.of(why);
      maker.interrupt();
    }
  }

  /** Called by the maker: from now on nobody interrupts what comes next, and nobody just has. */
  synchronized Optional<PlatformException> end() {
    over = true;
    if (reason.isPresent()) {
      Thread.interrupted();
    }
    return reason;
  }
}
