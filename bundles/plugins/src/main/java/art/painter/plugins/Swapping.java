package art.painter.plugins;

import art.painter.api.PlatformException;
import art.painter.api.plugin.PlugIns;
import art.painter.api.plugin.Swap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.framework.Bundle;

/** Upgrades, rollbacks and removals, one at a time. */
final class Swapping {
  private final PlugInFolder folder;
  private final Shipped shipped;
  private final Components components;
  private final Exchange exchange;
  private final ReentrantLock oneAtATime = new ReentrantLock(true);
  private volatile boolean closed;

  Swapping(PlugInFolder folder, Shipped shipped, Components components, Exchange exchange) {
    this.folder = folder;
    this.shipped = shipped;
    this.components = components;
    this.exchange = exchange;
  }

  /** Waits for the swap that is under way, and lets none begin any more. */
  void close() {
    closed = true;
    oneAtATime.lock();
    oneAtATime.unlock();
  }

  private <T> T alone(Work<T> work) throws Rejection, IOException {
    oneAtATime.lock();
    try {
      if (closed) {
        throw new Rejection(PlugIns.FAILED, "The node is stopping.");
      }
      return work.run();
    } finally {
      oneAtATime.unlock();
    }
  }

  private interface Work<T> {
    T run() throws Rejection, IOException;
  }

  /** Whether this very file of the deploy folder serves, or was taken back by an operator. */
  boolean isSettled(Path file, String sha256) throws IOException {
    Jar jar;
    try {
      jar = Jar.read(file, sha256);
    } catch (PlatformException told) {
      return false;
    }
    Installed installed = folder.of(jar.bundle());
    return installed.rolledBack().filter(sha256::equals).isPresent()
        || installed.sha256().equals(sha256)
            && exchange
                .running(jar.bundle())
                .filter(bundle -> bundle.getVersion().equals(jar.version()))
                .isPresent();
  }

  /**
   * Puts a jar into service.
   *
   * @param deployed the name of the file in the deploy folder, or empty
   */
  String upgrade(Ledger.Entry entry, Swap.Source source, Jar jar, String deployed)
      throws Rejection, IOException {
    return alone(
        () -> {
          Optional<Bundle> before = exchange.running(jar.bundle());
          Optional<String> from = before.map(bundle -> bundle.getVersion().toString());
          entry.about(jar.bundle(), from, Optional.of(jar.version().toString()));
          Installed installed = folder.of(jar.bundle());
          if (before.isPresent()) {
            requirePlugIn(before.get(), installed);
            if (before.get().getVersion().equals(jar.version())
                && sha256(installed, jar.bundle()).equals(jar.sha256())) {
              return entry.unchanged(jar + " serves already.");
            }
            requireNewer(before.get(), jar);
          }
          Jar kept = folder.keep(jar);
          keepShipped(installed, jar.bundle());
          Installed next =
              installed.serving(
                  kept, source.name(), Optional.of(deployed).filter(name -> !name.isEmpty()), from);
          try {
            String note = exchange.run(kept, before, () -> folder.put(next));
            return (jar + " serves. " + note).strip();
          } catch (Rejection refused) {
            throw new Rejection(refused.code(), jar + " was not taken in. " + refused.getMessage());
          } finally {
            folder.tidy(folder.of(jar.bundle()));
          }
        });
  }

  private void requirePlugIn(Bundle before, Installed installed) throws Rejection {
    if (installed.version().isEmpty() && components.plugIns(before).isEmpty()) {
      throw new Rejection(
          PlugIns.INVALID,
          "%s is a part of the platform and no plug-in. It is exchanged with the whole node."
              .formatted(before.getSymbolicName()));
    }
  }

  private static void requireNewer(Bundle before, Jar jar) throws Rejection {
    int order = jar.version().compareTo(before.getVersion());
    if (order == 0) {
      throw new Rejection(
          PlugIns.VERSION_TAKEN,
          "This version serves already, with other bytes. Give the new jar a higher version.");
    } else if (order < 0) {
      throw new Rejection(
          PlugIns.VERSION_TAKEN,
          "The newer version %s serves. To go back, roll back.".formatted(before.getVersion()));
    }
  }

  private String sha256(Installed installed, String bundle) {
    return installed.version().isPresent()
        ? installed.sha256()
        : shipped.jar(bundle).map(Jar::sha256).orElse("");
  }

  /** So that one can go back to it even when the next release of the node ships another. */
  private void keepShipped(Installed installed, String bundle) throws IOException {
    Optional<Jar> jar = shipped.jar(bundle);
    if (installed.version().isEmpty() && jar.isPresent()) {
      folder.keep(jar.get());
    }
  }

  String rollback(Ledger.Entry entry, String bundle) throws Rejection, IOException {
    return alone(
        () -> {
          Installed installed = folder.of(bundle);
          Optional<Bundle> now = exchange.running(bundle);
          Optional<String> previous = installed.previous();
          entry.about(bundle, now.map(running -> running.getVersion().toString()), previous);
          Jar jar =
              previous
                  .flatMap(version -> folder.kept(bundle, version))
                  .orElseThrow(
                      () ->
                          new Rejection(
                              PlugIns.NO_PREVIOUS, "No version before this one is kept here."));
          entry.jar(jar.sha256(), Optional.empty());
          String note =
              exchange.run(jar, now, () -> folder.put(installed.back(unlessShipped(jar))));
          return (jar + " serves again. " + note).strip();
        });
  }

  private Optional<Jar> unlessShipped(Jar jar) {
    return Optional.of(jar)
        .filter(
            kept ->
                shipped.jar(kept.bundle()).filter(s -> s.sha256().equals(kept.sha256())).isEmpty());
  }

  /**
   * Removes what was installed.
   *
   * @param gone what is kept of it
   */
  String remove(Ledger.Entry entry, Installed gone) throws Rejection, IOException {
    return alone(
        () -> {
          String bundle = gone.bundle();
          Installed installed = folder.of(bundle);
          Optional<Bundle> now = exchange.running(bundle);
          Optional<Jar> instead = shipped.jar(bundle);
          entry.about(
              bundle,
              now.map(running -> running.getVersion().toString()),
              instead.map(jar -> jar.version().toString()));
          if (installed.version().isEmpty()) {
            throw new Rejection(
                PlugIns.SHIPPED,
                "It came with the node. To be rid of it, take its jar out of the folder bundles"
                    + " and start the node again.");
          }
          if (instead.isPresent()) {
            exchange.run(instead.get(), now, () -> folder.put(gone));
            return instead.get() + ", which came with the node, serves again.";
          }
          folder.put(gone);
          now.ifPresent(exchange::letGo);
          return "It is removed.";
        });
  }
}
