package art.painter.core.plugin;

import art.painter.api.Origin;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;

/**
 * A plug-in that is there, with what is counted about it. The lock of its {@link PlugIns} guards
 * {@code leases} and {@code going}.
 */
final class Held<T> implements Comparable<Held<T>> {
  final ServiceReference<T> reference;
  final T service;
  final Origin origin;
  final Version version;
  final AtomicInteger overdue = new AtomicInteger();
  int leases;
  boolean going;

  Held(ServiceReference<T> reference, T service, String id) {
    this.reference = reference;
    this.service = service;
    this.version = reference.getBundle().getVersion();
    this.origin = new Origin(id, reference.getBundle().getSymbolicName(), version.toString());
  }

  /**
   * The better one is the greater: higher bundle version, then higher ranking, then the older
   * service.
   */
  @Override
  public int compareTo(Held<T> other) {
    int byVersion = version.compareTo(other.version);
    return byVersion != 0 ? byVersion : reference.compareTo(other.reference);
  }
}
