package art.painter.plugins;

import art.painter.api.plugin.Leases;
import art.painter.api.plugin.PlugIns;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts one bundle into the place of another, so that one of them serves at any moment. */
final class Exchange {
  private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

  private final BundleContext context;
  private final Leases leases;
  private final Trial trial;
  private final Duration drain;
  private final Duration limit;
  private final Set<Long> changing = ConcurrentHashMap.newKeySet();

  Exchange(BundleContext context, Leases leases, Trial trial, Duration drain, Duration limit) {
    this.drain = drain;
    this.context = context;
    this.leases = leases;
    this.trial = trial;
    this.limit = limit;
  }

  /** Whether a bundle is being tried out, or on its way out. */
  boolean isChanging(long bundleId) {
    return changing.contains(bundleId);
  }

  /**
   * The bundle with this name that serves; the newest should there be several. One that is on its
   * way out, and may never get there because it hangs, does not.
   */
  Optional<Bundle> running(String name) {
    return Arrays.stream(context.getBundles())
        .filter(bundle -> name.equals(bundle.getSymbolicName()))
        .filter(bundle -> bundle.getState() != Bundle.UNINSTALLED)
        .filter(bundle -> !isChanging(bundle.getBundleId()))
        .max(Comparator.comparing(Bundle::getVersion));
  }

  /** What makes the exchange last beyond this run of the node. */
  interface Commit {
    void write() throws IOException;
  }

  /**
   * Tries a jar out and lets it take over. When this throws, the bundle before serves as it did.
   *
   * @return what the operator should know although all is well
   */
  String run(Jar jar, Optional<Bundle> before, Commit commit) throws Rejection {
    Bundle fresh = install(jar);
    String note;
    try {
      changing.add(fresh.getBundleId());
      leases.hold(fresh.getBundleId());
      note = trial.pass(fresh, before);
      takeOver(fresh, before, commit);
    } catch (Rejection | RuntimeException | Error refused) {
      letGo(fresh);
      throw refused;
    }
    changing.remove(fresh.getBundleId());
    before.ifPresent(this::drain);
    before.ifPresent(this::letGo);
    return note;
  }

  /** Lets the calls that are under way in the version before come to their ends. */
  private void drain(Bundle before) {
    changing.add(before.getBundleId());
    try {
      if (!leases.drain(before.getBundleId(), drain)) {
        LOG.warn(
            "Calls into {} {} take longer than {} s and are cut off.",
            before.getSymbolicName(),
            before.getVersion(),
            drain.toSeconds());
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private void takeOver(Bundle fresh, Optional<Bundle> before, Commit commit) throws Rejection {
    before.ifPresentOrElse(
        old -> leases.replace(fresh.getBundleId(), old.getBundleId()),
        () -> leases.admit(fresh.getBundleId()));
    try {
      commit.write();
    } catch (IOException notKept) {
      LOG.error("What serves could not be written down", notKept);
      before.ifPresentOrElse(
          old -> leases.replace(old.getBundleId(), fresh.getBundleId()),
          () -> leases.hold(fresh.getBundleId()));
      throw new Rejection(
          PlugIns.FAILED,
          "It works, but the data folder cannot be written, so that it would be gone after the"
              + " next start. Look at the disk.");
    }
  }

  Bundle install(Jar jar) throws Rejection {
    String location = "plug-in:" + jar.bundle() + "/" + jar.version() + "/" + UUID.randomUUID();
    try (InputStream in = Files.newInputStream(jar.file())) {
      Bundle fresh = context.installBundle(location, in);
      fresh
          .adapt(BundleStartLevel.class)
          .setStartLevel(context.getBundle().adapt(BundleStartLevel.class).getStartLevel());
      return fresh;
    } catch (BundleException | IOException refused) {
      throw new Rejection(
          PlugIns.INVALID, "The framework does not take it: %s.".formatted(refused.getMessage()));
    }
  }

  /**
   * Stops and removes a bundle, once its calls are done. One that does not stop in time is left to
   * itself: nobody calls it any more.
   */
  void letGo(Bundle bundle) {
    changing.add(bundle.getBundleId());
    Thread worker = new Thread(() -> remove(bundle), "painter-removal-" + bundle.getSymbolicName());
    worker.setDaemon(true);
    worker.start();
    try {
      worker.join(limit.toMillis());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    if (worker.isAlive()) {
      LOG.error(
          "{} {} does not stop. It is not called any more; the next start of the node is without"
              + " it.",
          bundle.getSymbolicName(),
          bundle.getVersion());
    }
  }

  private void remove(Bundle bundle) {
    try {
      bundle.stop(Bundle.STOP_TRANSIENT);
    } catch (BundleException | IllegalStateException failed) {
      LOG.warn("{} does not stop well.", bundle.getSymbolicName(), failed);
    }
    try {
      bundle.uninstall();
      refresh(bundle);
      leases.admit(bundle.getBundleId());
      changing.remove(bundle.getBundleId());
    } catch (BundleException | IllegalStateException failed) {
      LOG.error("{} cannot be uninstalled.", bundle.getSymbolicName(), failed);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Gives up the class loader, which the framework does not do by itself. */
  private void refresh(Bundle bundle) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    context
        .getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
        .adapt(FrameworkWiring.class)
        .refreshBundles(List.of(bundle), event -> done.countDown());
    done.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }
}
