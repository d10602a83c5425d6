package art.painter.plugins;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Namespace;

/** Says in readable words what a bundle needs that nothing in this framework offers. */
final class Requirements {
  private final BundleContext context;

  Requirements(BundleContext context) {
    this.context = context;
  }

  /** One sentence for each thing that is missing. */
  List<String> missing(Bundle bundle) {
    return bundle.adapt(BundleRevision.class).getDeclaredRequirements(null).stream()
        .filter(Requirements::mustResolve)
        .filter(requirement -> offers(requirement).noneMatch(requirement::matches))
        .map(this::sentence)
        .toList();
  }

  private static boolean mustResolve(BundleRequirement requirement) {
    Map<String, String> directives = requirement.getDirectives();
    return !Namespace.RESOLUTION_OPTIONAL.equals(
            directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE))
        && !"dynamic".equals(directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE))
        && Namespace.EFFECTIVE_RESOLVE.equals(
            directives.getOrDefault(
                Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE, Namespace.EFFECTIVE_RESOLVE));
  }

  private Stream<BundleCapability> offers(BundleRequirement requirement) {
    return Arrays.stream(context.getBundles())
        .filter(bundle -> bundle.getState() != Bundle.UNINSTALLED)
        .map(bundle -> bundle.adapt(BundleRevision.class))
        .flatMap(revision -> revision.getDeclaredCapabilities(requirement.getNamespace()).stream());
  }

  private String sentence(BundleRequirement requirement) {
    String namespace = requirement.getNamespace();
    String filter =
        requirement.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "");
    return switch (namespace) {
      case PackageNamespace.PACKAGE_NAMESPACE ->
          named(requirement, "It imports the package", namespace, filter);
      case BundleNamespace.BUNDLE_NAMESPACE ->
          named(requirement, "It requires the bundle", namespace, filter);
      case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE ->
          "It needs a Java environment of %s; this node runs on Java %d."
              .formatted(filter, Runtime.version().feature());
      default ->
          "It requires the capability %s%s, which nothing here offers."
              .formatted(namespace, filter.isEmpty() ? "" : " with " + filter);
    };
  }

  private String named(BundleRequirement requirement, String what, String key, String filter) {
    Optional<String> name = value(filter, key);
    if (name.isEmpty()) {
      return what + " with " + filter + ", which nothing here offers.";
    }
    List<String> others = new ArrayList<>();
    offers(requirement)
        .filter(offer -> name.get().equals(offer.getAttributes().get(key)))
        .forEach(
            offer ->
                others.add(
                    "%s %s offers %s"
                        .formatted(
                            offer.getRevision().getSymbolicName(),
                            offer.getRevision().getVersion(),
                            version(offer))));
    return "%s %s in version %s, which nothing here offers%s."
        .formatted(
            what,
            name.get(),
            range(filter),
            others.isEmpty()
                ? " in any version"
                : "; " + others.stream().distinct().sorted().collect(Collectors.joining(", ")));
  }

  private static Object version(BundleCapability offer) {
    Map<String, Object> attributes = offer.getAttributes();
    return attributes.getOrDefault(
        Constants.VERSION_ATTRIBUTE,
        attributes.getOrDefault(Constants.BUNDLE_VERSION_ATTRIBUTE, "0.0.0"));
  }

  private static Optional<String> value(String filter, String key) {
    var found =
        java.util.regex.Pattern.compile(java.util.regex.Pattern.quote("(" + key + "=") + "([^)]*)")
            .matcher(filter);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  /** A filter such as {@code (version>=1.0.0)(!(version>=2.0.0))} as {@code [1.0.0,2.0.0)}. */
  private static String range(String filter) {
    var floor = java.util.regex.Pattern.compile("(?<!!)\\((?:bundle-)?version>=([^)]*)\\)");
    var ceiling = java.util.regex.Pattern.compile("\\(!\\((?:bundle-)?version>=([^)]*)\\)\\)");
    var from = floor.matcher(filter.replace("(!(", "(!["));
    var to = ceiling.matcher(filter);
    String low = from.find() ? from.group(1) : "0.0.0";
    return to.find() ? "[" + low + "," + to.group(1) + ")" : low + " or higher";
  }
}
