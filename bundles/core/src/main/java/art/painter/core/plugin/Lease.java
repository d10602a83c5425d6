package art.painter.core.plugin;

import art.painter.api.Origin;

/**
 * A plug-in for as long as a call into it lasts. Its bundle's stop waits for the lease to be
 * closed.
 *
 * @param <T> the SPI
 */
public final class Lease<T> implements AutoCloseable {
  private final PlugIns<T> plugIns;
  private final Held<T> held;
  private boolean closed;

  Lease(PlugIns<T> plugIns, Held<T> held) {
    this.plugIns = plugIns;
    this.held = held;
  }

  public T service() {
    return held.service;
  }

  public Origin origin() {
    return held.origin;
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
      plugIns.release(held);
    }
  }
}
