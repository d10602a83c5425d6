package art.painter.plugins;

import art.painter.api.plugin.Leases;
import art.painter.api.plugin.Lending;
import art.painter.api.plugin.PlugIn;
import art.painter.api.plugin.PlugIn.State;
import art.painter.api.plugin.PlugInKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Everything that is a plug-in, whether it works or not, and why it does not. */
final class Inventory {
  private static final String SERVICE = "osgi.service";

  private final BundleContext context;
  private final Leases leases;
  private final Components components;
  private final Requirements requirements;
  private final LongPredicate onTrial;
  private final Function<String, String> source;

  Inventory(
      BundleContext context,
      Leases leases,
      Components components,
      LongPredicate onTrial,
      Function<String, String> source) {
    this.context = context;
    this.leases = leases;
    this.components = components;
    this.requirements = new Requirements(context);
    this.onTrial = onTrial;
    this.source = source;
  }

  List<PlugIn> all() {
    List<PlugIn> all = new ArrayList<>();
    Set<String> registered = new HashSet<>();
    for (Lending lending : leases.all()) {
      Optional<ComponentDescriptionDTO> component = component(lending);
      component.ifPresent(known -> registered.add(lending.bundleId() + known.name));
      all.add(registered(lending, component));
    }
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getState() == Bundle.INSTALLED || bundle.getState() == Bundle.RESOLVED) {
        all.addAll(notStarted(bundle));
      } else {
        components.plugIns(bundle).stream()
            .filter(component -> !registered.contains(bundle.getBundleId() + component.name))
            .flatMap(component -> inactive(bundle, component).stream())
            .forEach(all::add);
      }
    }
    all.sort(
        Comparator.comparing(PlugIn::kind)
            .thenComparing(PlugIn::id)
            .thenComparing(PlugIn::state)
            .thenComparing(PlugIn::version));
    return all;
  }

  private PlugIn registered(Lending lending, Optional<ComponentDescriptionDTO> component) {
    State state = State.IN_USE;
    Optional<String> why = Optional.empty();
    if (onTrial.test(lending.bundleId())) {
      state = State.HELD_BACK;
      why = Optional.of("It is being tried out, or on its way out.");
    } else if (!lending.used()) {
      Optional<String> better =
          leases.all().stream()
              .filter(other -> other.used() && other.kind() == lending.kind())
              .filter(other -> other.origin().id().equals(lending.origin().id()))
              .map(other -> other.origin().bundle() + " " + other.origin().version())
              .findFirst();
      state = better.isPresent() ? State.STANDBY : State.INACTIVE;
      why =
          Optional.of(
              better
                  .map(other -> "Another with this id is preferred: " + other + ".")
                  .orElse(lending.lastError().orElse("It did not come up; the log tells why.")));
    }
    return new PlugIn(
        lending.kind(),
        lending.origin().id(),
        lending.origin().bundle(),
        lending.origin().version(),
        state,
        source.apply(lending.origin().bundle()),
        lending.ranking(),
        component.map(Components::pids).orElse(""),
        Optional.of(
            new PlugIn.Use(
                lending.since(),
                lending.calls(),
                lending.failures(),
                lending.open(),
                lending.lastError())),
        why);
  }

  private Optional<ComponentDescriptionDTO> component(Lending lending) {
    Bundle bundle = context.getBundle(lending.bundleId());
    if (bundle == null) {
      return Optional.empty();
    }
    Set<Object> names =
        Trial.registered(bundle).stream()
            .filter(
                service ->
                    lending
                        .origin()
                        .id()
                        .equals(service.getProperty(art.painter.api.ProviderId.PROPERTY)))
            .map((ServiceReference<?> service) -> service.getProperty("component.name"))
            .collect(Collectors.toSet());
    return components.plugIns(bundle).stream()
        .filter(component -> names.contains(component.name))
        .filter(component -> Components.kinds(component).contains(lending.kind()))
        .findFirst();
  }

  private List<PlugIn> inactive(Bundle bundle, ComponentDescriptionDTO component) {
    Optional<String> why = components.why(component);
    return Components.kinds(component).stream()
        .map(
            kind ->
                inactive(
                    bundle,
                    kind,
                    component.name,
                    Components.pids(component),
                    why.orElse("It is coming up.")))
        .toList();
  }

  private List<PlugIn> notStarted(Bundle bundle) {
    List<String> missing =
        bundle.getState() == Bundle.INSTALLED ? requirements.missing(bundle) : List.of();
    String why = missing.isEmpty() ? "Its bundle is not started." : String.join(" ", missing);
    return announced(bundle).stream()
        .map(kind -> inactive(bundle, kind, bundle.getSymbolicName(), "", why))
        .toList();
  }

  /** What a bundle says in its manifest that it will register. */
  private static Set<PlugInKind> announced(Bundle bundle) {
    return bundle.adapt(BundleRevision.class).getDeclaredCapabilities(SERVICE).stream()
        .map(capability -> capability.getAttributes().get("objectClass"))
        .flatMap(
            types ->
                types instanceof List<?> many
                    ? many.stream()
                    : Arrays.stream(String.valueOf(types).split(",")))
        .flatMap(type -> PlugInKind.of(String.valueOf(type)).stream())
        .collect(Collectors.toSet());
  }

  private PlugIn inactive(Bundle bundle, PlugInKind kind, String id, String pids, String why) {
    return new PlugIn(
        kind,
        id,
        bundle.getSymbolicName(),
        bundle.getVersion().toString(),
        onTrial.test(bundle.getBundleId()) ? State.HELD_BACK : State.INACTIVE,
        source.apply(bundle.getSymbolicName()),
        0,
        pids,
        Optional.empty(),
        Optional.of(why));
  }
}
