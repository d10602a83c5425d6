package art.painter.runtime.launcher;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/**
 * Tells what is not wired: bundles that did not start, and components with the chain of what they
 * miss.
 */
public final class Wiring {
  /** The packages that framework and caller must share. */
  public static final String PACKAGES =
      "org.osgi.service.component;version=1.5,"
          + "org.osgi.service.component.runtime;version=1.5,"
          + "org.osgi.service.component.runtime.dto;version=1.5,"
          + "org.osgi.util.promise;version=1.3,"
          + "org.osgi.util.function;version=1.2";

  private final BundleContext context;

  /**
   * Looks at one framework.
   *
   * @param context of any bundle in it
   */
  public Wiring(BundleContext context) {
    this.context = context;
  }

  /**
   * Bundles that are not up, each with the reason.
   *
   * @param which the bundles to look at
   * @return one line for each; empty if all is well
   */
  public List<String> stoppedBundles(Predicate<Bundle> which) {
    return Stream.of(context.getBundles())
        .filter(which)
        .filter(bundle -> !isUp(bundle))
        .map(bundle -> bundle.getSymbolicName() + " " + bundle.getVersion() + why(bundle))
        .toList();
  }

  /**
   * Components that are not satisfied, each with the chain of what it misses.
   *
   * @param which the bundles to look at
   * @return one text for each, of several indented lines; empty if all is well
   */
  public List<String> unsatisfiedComponents(Predicate<Bundle> which) {
    List<String> problems = new ArrayList<>();
    ServiceReference<ServiceComponentRuntime> reference =
        context.getServiceReference(ServiceComponentRuntime.class);
    if (reference == null) {
      return List.of("no Declarative Services runtime");
    }
    var components = context.getService(reference);
    try {
      Collection<ComponentDescriptionDTO> all = components.getComponentDescriptionDTOs();
      for (ComponentDescriptionDTO component : all) {
        if (which.test(context.getBundle(component.bundle.id))) {
          describe(components, all, component, "", new HashSet<>()).forEach(problems::add);
        }
      }
    } finally {
      context.ungetService(reference);
    }
    return problems;
  }

  private static boolean isUp(Bundle bundle) {
    boolean fragment =
        (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    boolean lazy =
        String.valueOf(bundle.getHeaders("").get(Constants.BUNDLE_ACTIVATIONPOLICY))
            .startsWith(Constants.ACTIVATION_LAZY);
    return bundle.getState() == Bundle.ACTIVE
        || fragment && bundle.getState() == Bundle.RESOLVED
        || lazy && bundle.getState() == Bundle.STARTING;
  }

  private static String why(Bundle bundle) {
    try {
      bundle.start();
      return " was not started";
    } catch (BundleException e) {
      return " does not start: " + rootMessage(e);
    }
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).strip();
  }

  private static List<String> describe(
      ServiceComponentRuntime components,
      Collection<ComponentDescriptionDTO> all,
      ComponentDescriptionDTO component,
      String indent,
      Set<String> seen) {
    List<String> lines = new ArrayList<>();
    if (!seen.add(component.bundle.id + component.name)) {
      return lines;
    }
    String name = indent + component.name + " (" + component.bundle.symbolicName + ")";
    for (ComponentConfigurationDTO state : components.getComponentConfigurationDTOs(component)) {
      if (state.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
        lines.add(name + " failed: " + cause(state.failure));
      } else if (state.state == ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION) {
        lines.add(name + " has no configuration " + String.join(", ", component.configurationPid));
      }
      for (UnsatisfiedReferenceDTO missing : state.unsatisfiedReferences) {
        lines.add(name + chain(components, all, component, missing, indent, seen));
      }
    }
    return lines;
  }

  private static String chain(
      ServiceComponentRuntime components,
      Collection<ComponentDescriptionDTO> all,
      ComponentDescriptionDTO component,
      UnsatisfiedReferenceDTO missing,
      String indent,
      Set<String> seen) {
    ReferenceDTO reference =
        Stream.of(component.references)
            .filter(r -> r.name.equals(missing.name))
            .findFirst()
            .orElseThrow();
    var text = new StringBuilder("\n" + indent + "  -> " + missing.name + ": ");
    text.append(reference.interfaceName);
    if (missing.target != null) {
      text.append(" with ").append(missing.target);
    }
    List<ComponentDescriptionDTO> providers =
        all.stream()
            .filter(c -> List.of(c.serviceInterfaces).contains(reference.interfaceName))
            .toList();
    text.append(providers.isEmpty() ? ", which nothing here provides" : ", which should come from");
    for (ComponentDescriptionDTO provider : providers) {
      List<String> deeper = describe(components, all, provider, indent + "     ", seen);
      String itself = indent + "     " + provider.name + " (" + provider.bundle.symbolicName + ")";
      text.append("\n").append(deeper.isEmpty() ? itself : String.join("\n", deeper));
    }
    return text.toString();
  }

  private static String cause(String stackTrace) {
    return Stream.of(String.valueOf(stackTrace).split("\n"))
        .filter(line -> !line.startsWith("\tat ") && !line.startsWith("\t..."))
        .reduce((first, last) -> last)
        .orElse("")
        .replace("Caused by: ", "")
        .strip();
  }
}
