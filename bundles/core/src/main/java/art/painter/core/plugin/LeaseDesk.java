package art.painter.core.plugin;

import art.painter.api.plugin.Leases;
import art.painter.api.plugin.Lending;
import art.painter.api.plugin.PlugInKind;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Where every façade gets its {@link Pool} of plug-ins, and where a swap says which bundles may be
 * called. One lock guards all pools, so that a bundle takes over with all its plug-ins at once.
 */
@Component(
    service = {Leases.class, LeaseDesk.class},
    configurationPid = "art.painter.core.plugin")
@Designate(ocd = LeaseDesk.Config.class)
public final class LeaseDesk implements Leases {
  /** Configuration of the calls into plug-ins. */
  @ObjectClassDefinition(name = "pAInter calls into plug-ins")
  @interface Config {
    @AttributeDefinition(
        description =
            "Seconds that a plug-in which is stopped or replaced may take to end the calls that are under way in it.",
        min = "0")
    int drain_seconds() default 10;

    @AttributeDefinition(
        description =
            "Milliseconds that a call waits for a plug-in which has just gone, before it is refused.",
        min = "0")
    int patience_millis() default 2000;
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final List<Pool<?>> pools = new CopyOnWriteArrayList<>();
  private final Set<Long> heldBack = ConcurrentHashMap.newKeySet();
  private volatile Duration drain;
  private volatile Duration patience;

  @Activate
  public LeaseDesk(Config config) {
    modified(config);
  }

  /** {@return a desk with the defaults, for façades outside of a framework} */
  public static LeaseDesk standard() {
    return new LeaseDesk(Duration.ofSeconds(10), Duration.ofSeconds(2));
  }

  LeaseDesk(Duration drain, Duration patience) {
    this.drain = drain;
    this.patience = patience;
  }

  // In place, since a new desk would have every façade start again.
  @Modified
  void modified(Config config) {
    this.drain = Duration.ofSeconds(config.drain_seconds());
    this.patience = Duration.ofMillis(config.patience_millis());
  }

  /**
   * Opens a pool for a façade, which closes it when it goes.
   *
   * @param <T> the SPI
   */
  public <T> Pool<T> open(PlugInKind kind) {
    Pool<T> pool = new Pool<>(this, kind, lock);
    pools.add(pool);
    return pool;
  }

  public void close(Pool<?> pool) {
    pools.remove(pool);
  }

  @Override
  public void hold(long bundleId) {
    lock.lock();
    try {
      heldBack.add(bundleId);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void admit(long bundleId) {
    change(bundleId, OptionalLong.empty());
  }

  @Override
  public void replace(long admitted, long held) {
    change(admitted, OptionalLong.of(held));
  }

  private void change(long admitted, OptionalLong held) {
    pools.forEach(pool -> pool.obtain(admitted));
    lock.lock();
    try {
      heldBack.remove(admitted);
      held.ifPresent(heldBack::add);
      pools.forEach(pool -> pool.admitted(admitted));
    } finally {
      lock.unlock();
    }
    pools.forEach(Pool::tell);
  }

  @Override
  public boolean drain(long bundleId, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    for (Pool<?> pool : pools) {
      if (!pool.awaitReturned(bundleId, end)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public List<Lending> all() {
    return pools.stream()
        .flatMap(pool -> pool.lendings().stream())
        .sorted(
            Comparator.comparing(Lending::kind)
                .thenComparing(lending -> lending.origin().id())
                .thenComparing(Lending::used, Comparator.reverseOrder())
                .thenComparing(Lending::bundleId))
        .toList();
  }

  boolean isHeldBack(long bundleId) {
    return heldBack.contains(bundleId);
  }

  Duration drain() {
    return drain;
  }

  Duration patience() {
    return patience;
  }
}
