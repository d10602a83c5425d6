package art.painter.core.plugin;

import art.painter.api.Origin;
import art.painter.api.plugin.Lending;
import art.painter.api.plugin.PlugInKind;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;
import org.osgi.service.component.ComponentServiceObjects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A plug-in that is there, with what is counted about it. The lock of its {@link Pool} guards what
 * is not volatile.
 */
final class Held<T> implements Comparable<Held<T>> {
  private static final Logger LOG = LoggerFactory.getLogger(Held.class);

  final ServiceReference<T> reference;
  final Origin origin;
  final long bundleId;
  final AtomicInteger overdue = new AtomicInteger();
  int leases;
  boolean going;
  private final ComponentServiceObjects<T> objects;
  private final Version version;
  private final Instant since = Instant.now();
  private volatile T service;
  private volatile String lastError;
  private long calls;
  private long failures;
  private long nanos;

  Held(ComponentServiceObjects<T> objects, String id) {
    this.objects = objects;
    this.reference = objects.getServiceReference();
    this.version = reference.getBundle().getVersion();
    this.bundleId = reference.getBundle().getBundleId();
    this.origin = new Origin(id, reference.getBundle().getSymbolicName(), version.toString());
  }

  /** Activates the plug-in; one that does not come up stays unused. */
  synchronized void obtain() {
    if (service != null || going) {
      return;
    }
    try {
      service = objects.getService();
    } catch (RuntimeException | LinkageError failed) {
      LOG.error("{} did not come up.", origin, failed);
    }
    if (service == null) {
      lastError = "It did not come up; the log tells why.";
    }
  }

  boolean isThere() {
    return service != null;
  }

  T service() {
    return service;
  }

  void release() {
    if (service != null) {
      objects.ungetService(service);
    }
  }

  /**
   * Takes a lease back.
   *
   * @param callNanos how long the call took, or negative when there was none
   */
  void returned(long callNanos, Optional<String> failure) {
    leases--;
    if (callNanos >= 0) {
      calls++;
      nanos += callNanos;
    }
    failure.ifPresent(
        what -> {
          failures++;
          lastError = what;
        });
  }

  Lending lending(PlugInKind kind, boolean used) {
    return new Lending(
        kind,
        origin,
        bundleId,
        reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0,
        used,
        since,
        calls,
        failures,
        leases,
        nanos,
        Optional.ofNullable(lastError));
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
