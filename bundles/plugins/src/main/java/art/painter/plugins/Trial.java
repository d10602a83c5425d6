package art.painter.plugins;

import art.painter.api.ProviderId;
import art.painter.api.SelfChecked;
import art.painter.api.plugin.PlugInKind;
import art.painter.api.plugin.PlugIns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * Tries a bundle out while nobody else calls it: it resolves, starts, registers its plug-ins, they
 * come up and check themselves; it stops without leaving anything behind, and starts again. All of
 * it happens on threads of a group of its own, so that it can be given up, and so that threads it
 * leaves behind are known.
 */
final class Trial {
  private final BundleContext context;
  private final Components components;
  private final Requirements requirements;
  private final Endpoints endpoints = new Endpoints();
  private final Duration limit;

  Trial(BundleContext context, Components components, Duration limit) {
    this.context = context;
    this.components = components;
    this.requirements = new Requirements(context);
    this.limit = limit;
  }

  /**
   * Tries a bundle that is installed and held back. Afterwards it runs.
   *
   * @param before the bundle that serves so far
   * @return what the operator should know although all is well
   */
  String pass(Bundle bundle, Optional<Bundle> before) throws Rejection {
    endpoints.checkDeclared(bundle);
    resolve(bundle);
    Rehearsal rehearsal = new Rehearsal(bundle);
    rehearse(bundle, before, rehearsal);
    stop(bundle, rehearsal);
    if (rehearsal.leftThreads()) {
      // A pool of threads that a library shares stays as it is; a leak grows with each round.
      rehearse(bundle, before, rehearsal);
      stop(bundle, rehearsal);
    }
    rehearsal.end();
    return rehearse(bundle, before, rehearsal);
  }

  private void stop(Bundle bundle, Rehearsal rehearsal) throws Rejection {
    within(
        rehearsal,
        "its stop",
        () -> {
          bundle.stop(Bundle.STOP_TRANSIENT);
          return null;
        });
    rehearsal.requireNothingLeft();
  }

  private void resolve(Bundle bundle) throws Rejection {
    List<String> missing = requirements.missing(bundle);
    if (missing.isEmpty()
        && context
            .getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
            .adapt(FrameworkWiring.class)
            .resolveBundles(List.of(bundle))) {
      return;
    }
    throw new Rejection(
        PlugIns.UNRESOLVED,
        missing.isEmpty()
            ? "What it needs is here, but does not fit together: its packages come from bundles"
                + " that use different versions of one package."
            : String.join(" ", missing));
  }

  private String rehearse(Bundle bundle, Optional<Bundle> before, Rehearsal rehearsal)
      throws Rejection {
    within(rehearsal, "its start", () -> start(bundle));
    endpoints.check(bundle);
    List<ComponentDescriptionDTO> expected = expected(bundle, before);
    await(() -> expected.stream().allMatch(components::isUp));
    for (ComponentDescriptionDTO component : expected) {
      Optional<String> why = components.why(component);
      if (why.isPresent()) {
        throw new Rejection(PlugIns.FAILED, why.get());
      }
    }
    List<ServiceReference<?>> services = plugIns(bundle);
    if (services.isEmpty() && !isOtherwiseUseful(bundle)) {
      return waiting(bundle);
    }
    for (ServiceReference<?> service : services) {
      check(service, rehearsal);
    }
    return "";
  }

  /** A bundle may bring something else, such as endpoints or commands of the shell. */
  private static boolean isOtherwiseUseful(Bundle bundle) {
    return registered(bundle).stream()
        .map(service -> (String[]) service.getProperty(Constants.OBJECTCLASS))
        .anyMatch(types -> Arrays.stream(types).allMatch(type -> PlugInKind.of(type).isEmpty()));
  }

  private static Void start(Bundle bundle) throws Rejection {
    try {
      bundle.start();
      return null;
    } catch (BundleException failed) {
      Throwable root = failed;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      throw new Rejection(
          PlugIns.FAILED,
          "It does not start: %s: %s."
              .formatted(
                  root.getClass().getSimpleName(),
                  String.valueOf(root.getMessage()).replaceFirst("\\.$", "")));
    }
  }

  /** What has to come up: all plug-ins, except those that did not come up in the version before. */
  private List<ComponentDescriptionDTO> expected(Bundle bundle, Optional<Bundle> before) {
    List<String> down =
        before.stream()
            .flatMap(old -> components.plugIns(old).stream())
            .filter(component -> !components.isUp(component))
            .map(component -> component.name)
            .toList();
    return components.plugIns(bundle).stream()
        .filter(component -> !down.contains(component.name))
        .filter(component -> before.isPresent() || !components.waitsForConfiguration(component))
        .toList();
  }

  private String waiting(Bundle bundle) throws Rejection {
    List<String> why =
        components.plugIns(bundle).stream()
            .filter(components::waitsForConfiguration)
            .flatMap(component -> components.why(component).stream())
            .toList();
    if (why.isEmpty()) {
      throw new Rejection(
          PlugIns.FAILED,
          "It registers nothing that this platform uses: no service of "
              + String.join(", ", Arrays.stream(PlugInKind.values()).map(PlugInKind::spi).toList())
              + ". If it has such a component, it may bring its own copy of the platform's api:"
              + " it has to import these packages.");
    }
    return String.join(" ", why);
  }

  private List<ServiceReference<?>> plugIns(Bundle bundle) {
    List<ServiceReference<?>> services = new ArrayList<>();
    for (ServiceReference<?> service : registered(bundle)) {
      String[] types = (String[]) service.getProperty(Constants.OBJECTCLASS);
      boolean usable =
          Arrays.stream(types)
              .filter(type -> PlugInKind.of(type).isPresent())
              .anyMatch(type -> service.isAssignableTo(context.getBundle(), type));
      if (usable) {
        services.add(service);
      }
    }
    return services;
  }

  static List<ServiceReference<?>> registered(Bundle bundle) {
    ServiceReference<?>[] services = bundle.getRegisteredServices();
    return services == null ? List.of() : List.of(services);
  }

  private void check(ServiceReference<?> reference, Rehearsal rehearsal) throws Rejection {
    if (!(reference.getProperty(ProviderId.PROPERTY) instanceof String id) || id.isBlank()) {
      throw new Rejection(
          PlugIns.FAILED,
          "One of its plug-ins has no id: the service property " + ProviderId.PROPERTY + ".");
    }
    Object service =
        within(
                rehearsal,
                "the activation of " + id,
                () -> Optional.ofNullable((Object) context.getService(reference)))
            .orElseThrow(() -> failedActivation(reference, id));
    try {
      if (!(service instanceof SelfChecked plugIn)) {
        throw new Rejection(
            PlugIns.FAILED,
            "%s is made with its own copy of the platform's api. Its bundle has to import these packages."
                .formatted(id));
      }
      Optional<String> fault = within(rehearsal, "the self-check of " + id, plugIn::selfCheck);
      if (fault.isPresent()) {
        throw new Rejection(
            PlugIns.FAILED, "The self-check of %s says: %s".formatted(id, fault.get()));
      }
    } finally {
      context.ungetService(reference);
    }
  }

  private Rejection failedActivation(ServiceReference<?> reference, String id) {
    String why =
        components.plugIns(reference.getBundle()).stream()
            .filter(component -> component.name.equals(reference.getProperty("component.name")))
            .flatMap(component -> components.failure(component).stream())
            .findFirst()
            .orElse("the log tells why");
    return new Rejection(PlugIns.FAILED, "%s did not come up: %s.".formatted(id, why));
  }

  /** Runs a step of the trial; one that takes too long is interrupted. */
  private <T> T within(Rehearsal rehearsal, String what, Callable<T> step) throws Rejection {
    FutureTask<T> task = new FutureTask<>(step);
    Thread thread = rehearsal.thread(task);
    thread.start();
    try {
      T done = task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      thread.join(limit.toMillis());
      return done;
    } catch (TimeoutException hangs) {
      thread.interrupt();
      throw new Rejection(
          PlugIns.FAILED,
          "It hangs: %s was not done after %d seconds.".formatted(what, limit.toSeconds()));
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Rejection rejection) {
        throw rejection;
      }
      throw new Rejection(
          PlugIns.FAILED,
          "%s threw %s.".formatted(capital(what), failed.getCause().getClass().getSimpleName()));
    } catch (InterruptedException stop) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new Rejection(PlugIns.FAILED, "The node is stopping.");
    }
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private void await(BooleanSupplier condition) throws Rejection {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      try {
        // Declarative Services tells nobody when a component becomes satisfied.
        TimeUnit.MILLISECONDS.sleep(20);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw new Rejection(PlugIns.FAILED, "The node is stopping.");
      }
    }
  }
}
