package art.painter.core.plugin;

import art.painter.api.ProviderId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plug-ins of one SPI that are there now. Of two with one id, the higher bundle version is
 * used, then the higher ranking. One that is removed gets no new calls and is let go once those
 * under way are done, or the drain time is over. One that has just gone is waited for a moment, so
 * that a swap is a pause and not a failure.
 *
 * @param <T> the SPI
 */
public final class PlugIns<T> {
  private static final Logger LOG = LoggerFactory.getLogger(PlugIns.class);
  private static final Duration DRAIN = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final String what;
  private final long drainNanos;
  private final long patienceNanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<ServiceReference<T>, Held<T>> held = new HashMap<>();
  private final Map<String, Long> missedUntil = new HashMap<>();

  /**
   * @param what the SPI's name for messages, such as "readiness rule"
   */
  public PlugIns(String what) {
    this(what, DRAIN, PATIENCE);
  }

  PlugIns(String what, Duration drain, Duration patience) {
    this.what = what;
    this.drainNanos = drain.toNanos();
    this.patienceNanos = patience.toNanos();
  }

  public void add(ServiceReference<T> reference, T service) {
    if (!(reference.getProperty(ProviderId.PROPERTY) instanceof String id) || id.isBlank()) {
      LOG.error(
          "A {} of bundle {} has no service property {} and is not used.",
          what,
          reference.getBundle().getSymbolicName(),
          ProviderId.PROPERTY);
      return;
    }
    lock.lock();
    try {
      Held<T> added = new Held<>(reference, service, id);
      Optional<Held<T>> before = best(id);
      held.put(reference, added);
      missedUntil.remove(id);
      changed.signalAll();
      before.ifPresent(
          other -> LOG.info("Two for {} {}: {} is used.", what, id, best(id).orElse(added).origin));
    } finally {
      lock.unlock();
    }
  }

  /** Returns when no call into the plug-in is under way any more, or the drain time is over. */
  public void remove(ServiceReference<T> reference) {
    lock.lock();
    try {
      Held<T> gone = held.remove(reference);
      if (gone == null) {
        return;
      }
      gone.going = true;
      if (best(gone.origin.id()).isEmpty()) {
        missedUntil.put(gone.origin.id(), System.nanoTime() + patienceNanos);
      }
      long left = drainNanos;
      while (gone.leases > 0 && left > 0) {
        left = changed.awaitNanos(left);
      }
      if (gone.leases > 0) {
        LOG.warn("{} {} is let go with {} calls still in it.", what, gone.origin, gone.leases);
      }
    } catch (InterruptedException stopNow) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** The best plug-in with this id; one that went a moment ago is waited for. */
  public Optional<Lease<T>> lease(String id) {
    lock.lock();
    try {
      awaitMissed(Set.of(id));
      return best(id).map(this::lend);
    } finally {
      lock.unlock();
    }
  }

  /**
   * The best plug-in of each id, in the order of ids; those that went a moment ago are waited for.
   */
  public List<Lease<T>> leaseAll() {
    lock.lock();
    try {
      awaitMissed(Set.copyOf(missedUntil.keySet()));
      List<Lease<T>> leases = new ArrayList<>();
      bestOfEach().values().forEach(each -> leases.add(lend(each)));
      return leases;
    } finally {
      lock.unlock();
    }
  }

  public Set<String> ids() {
    lock.lock();
    try {
      return new TreeSet<>(bestOfEach().keySet());
    } finally {
      lock.unlock();
    }
  }

  void release(Held<T> lent) {
    lock.lock();
    try {
      lent.leases--;
      if (lent.going) {
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private Lease<T> lend(Held<T> chosen) {
    chosen.leases++;
    return new Lease<>(this, chosen);
  }

  private Optional<Held<T>> best(String id) {
    return Optional.ofNullable(bestOfEach().get(id));
  }

  private Map<String, Held<T>> bestOfEach() {
    Map<String, Held<T>> best = new TreeMap<>();
    held.values()
        .forEach(each -> best.merge(each.origin.id(), each, (a, b) -> a.compareTo(b) >= 0 ? a : b));
    return best;
  }

  private void awaitMissed(Collection<String> ids) {
    try {
      for (String id : ids) {
        while (missedUntil.containsKey(id)) {
          long left = missedUntil.get(id) - System.nanoTime();
          if (left <= 0) {
            missedUntil.remove(id);
          } else {
            changed.awaitNanos(left);
          }
        }
      }
    } catch (InterruptedException stopWaiting) {
      Thread.currentThread().interrupt();
    }
  }
}
