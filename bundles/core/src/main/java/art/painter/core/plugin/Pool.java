package art.painter.core.plugin;

import art.painter.api.ProviderId;
import art.painter.api.plugin.Lending;
import art.painter.api.plugin.PlugInKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plug-ins of one kind that are there now. Of two with one id, the higher bundle version is
 * used, then the higher ranking; those that the {@link LeaseDesk} holds back are passed over. One
 * that is removed gets no new calls and is let go once those under way are done, or the drain time
 * is over. One that has just gone is waited for a moment, so that a swap is a pause and not a
 * failure.
 *
 * @param <T> the SPI
 */
public final class Pool<T> {
  private static final Logger LOG = LoggerFactory.getLogger(Pool.class);

  private final LeaseDesk desk;
  private final PlugInKind kind;
  private final ReentrantLock lock;
  private final Condition changed;
  private final Map<ServiceReference<T>, Held<T>> held = new HashMap<>();
  private final Map<String, Long> missedUntil = new HashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  Pool(LeaseDesk desk, PlugInKind kind, ReentrantLock lock) {
    this.desk = desk;
    this.kind = kind;
    this.lock = lock;
    this.changed = lock.newCondition();
  }

  /** Is told, without the lock, whenever a plug-in came, went or was admitted. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  public void ignore(Runnable listener) {
    listeners.remove(listener);
  }

  void tell() {
    listeners.forEach(Runnable::run);
  }

  /** Takes a plug-in in; it is activated here, unless it is held back. */
  public void add(ComponentServiceObjects<T> plugIn) {
    ServiceReference<T> reference = plugIn.getServiceReference();
    if (!(reference.getProperty(ProviderId.PROPERTY) instanceof String id) || id.isBlank()) {
      LOG.error(
          "A {} of bundle {} has no service property {} and is not used.",
          kind.title(),
          reference.getBundle().getSymbolicName(),
          ProviderId.PROPERTY);
      return;
    }
    Held<T> added = new Held<>(plugIn, id);
    if (!desk.isHeldBack(added.bundleId)) {
      added.obtain();
    }
    lock.lock();
    try {
      Optional<Held<T>> before = best(id);
      held.put(reference, added);
      changed(Set.of(id));
      before
          .filter(other -> added.isThere())
          .ifPresent(
              other ->
                  LOG.info(
                      "Two for {} {}: {} is used.",
                      kind.title(),
                      id,
                      best(id).orElse(added).origin));
    } finally {
      lock.unlock();
    }
    tell();
  }

  /** Returns when no call into the plug-in is under way any more, or the drain time is over. */
  public void remove(ServiceReference<T> reference) {
    lock.lock();
    try {
      Held<T> gone = held.get(reference);
      if (gone == null) {
        return;
      }
      boolean served = best(gone.origin.id()).filter(gone::equals).isPresent();
      held.remove(reference);
      gone.going = true;
      if (served && best(gone.origin.id()).isEmpty()) {
        missedUntil.put(gone.origin.id(), System.nanoTime() + desk.patience().toNanos());
      }
      drain(gone);
      gone.release();
    } finally {
      lock.unlock();
    }
    tell();
  }

  private void drain(Held<T> gone) {
    try {
      long left = desk.drain().toNanos();
      while (gone.leases > 0 && left > 0) {
        left = changed.awaitNanos(left);
      }
      if (gone.leases > 0) {
        LOG.warn(
            "{} {} is let go with {} calls still in it.", kind.title(), gone.origin, gone.leases);
      }
    } catch (InterruptedException stopNow) {
      Thread.currentThread().interrupt();
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

  void release(Held<T> lent, long callNanos, Optional<String> failure) {
    lock.lock();
    try {
      lent.returned(callNanos, failure);
      if (lent.going || desk.isHeldBack(lent.bundleId)) {
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Activates what was held back so far. May take as long as the plug-in does; without the lock.
   */
  void obtain(long bundleId) {
    of(bundleId).forEach(Held::obtain);
  }

  /** Called with the lock when a bundle was admitted: those who waited for its ids look again. */
  void admitted(long bundleId) {
    changed(of(bundleId).stream().map(plugIn -> plugIn.origin.id()).toList());
  }

  /** Waits until nobody has a lease of this bundle, or the time is over. */
  boolean awaitReturned(long bundleId, long endNanos) throws InterruptedException {
    lock.lock();
    try {
      long left = endNanos - System.nanoTime();
      while (held.values().stream().anyMatch(each -> each.bundleId == bundleId && each.leases > 0)
          && left > 0) {
        left = changed.awaitNanos(left);
      }
      return left > 0;
    } finally {
      lock.unlock();
    }
  }

  List<Lending> lendings() {
    lock.lock();
    try {
      Map<String, Held<T>> best = bestOfEach();
      return held.values().stream()
          .map(each -> each.lending(kind, best.get(each.origin.id()) == each))
          .toList();
    } finally {
      lock.unlock();
    }
  }

  private List<Held<T>> of(long bundleId) {
    lock.lock();
    try {
      return held.values().stream().filter(each -> each.bundleId == bundleId).toList();
    } finally {
      lock.unlock();
    }
  }

  private void changed(Collection<String> ids) {
    ids.stream().filter(id -> best(id).isPresent()).forEach(missedUntil::remove);
    changed.signalAll();
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
    held.values().stream()
        .filter(each -> each.isThere() && !desk.isHeldBack(each.bundleId))
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
