package art.painter.core.plugin;

import art.painter.api.Origin;
import art.painter.api.PlatformException;
import java.util.Optional;

/**
 * A plug-in for as long as a call into it lasts. Its bundle's stop waits for the lease to be
 * closed.
 *
 * @param <T> the SPI
 */
public final class Lease<T> implements AutoCloseable {
  private final Pool<T> pool;
  private final Held<T> held;
  private Optional<String> failure = Optional.empty();
  private long begun;
  private boolean closed;

  Lease(Pool<T> pool, Held<T> held) {
    this.pool = pool;
    this.held = held;
  }

  /** The plug-in, in order to call it: from here on the lease counts as a call. */
  public synchronized T service() {
    if (begun == 0) {
      begun = System.nanoTime();
    }
    return held.service();
  }

  public Origin origin() {
    return held.origin;
  }

  /** Counts what the plug-in threw as its failure, unless it was an answer about the request. */
  public void failed(Throwable thrown) {
    if (!(thrown instanceof PlatformException known)) {
      failed("It threw " + thrown.getClass().getSimpleName() + ".");
    } else if (known.kind() == PlatformException.Kind.UNAVAILABLE) {
      failed(known.getMessage());
    }
  }

  synchronized void failed(String how) {
    failure = Optional.of(how);
  }

  /**
   * A whole number that configuration gave the plug-in; files give text where nothing says
   * otherwise.
   */
  public int intProperty(String name, int otherwise) {
    Object value = held.reference.getProperty(name);
    try {
      return value == null ? otherwise : Integer.parseInt(value.toString().strip());
    } catch (NumberFormatException notANumber) {
      return otherwise;
    }
  }

  Held<T> held() {
    return held;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      pool.release(held, begun == 0 ? -1 : System.nanoTime() - begun, failure);
    }
  }
}
