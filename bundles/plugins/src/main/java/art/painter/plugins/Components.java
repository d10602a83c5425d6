package art.painter.plugins;

import art.painter.api.plugin.PlugInKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** What Declarative Services knows of the plug-ins in bundles, in readable words. */
final class Components {
  private final ServiceComponentRuntime runtime;

  Components(ServiceComponentRuntime runtime) {
    this.runtime = runtime;
  }

  /** The components of a bundle that are plug-ins. */
  List<ComponentDescriptionDTO> plugIns(Bundle bundle) {
    Collection<ComponentDescriptionDTO> all = runtime.getComponentDescriptionDTOs(bundle);
    return all.stream().filter(component -> !kinds(component).isEmpty()).toList();
  }

  static List<PlugInKind> kinds(ComponentDescriptionDTO component) {
    return Arrays.stream(component.serviceInterfaces)
        .flatMap(name -> PlugInKind.of(name).stream())
        .toList();
  }

  boolean isUp(ComponentDescriptionDTO component) {
    return runtime.getComponentConfigurationDTOs(component).stream()
        .anyMatch(
            c ->
                c.state == ComponentConfigurationDTO.SATISFIED
                    || c.state == ComponentConfigurationDTO.ACTIVE);
  }

  /** Whether nothing but its configuration is missing. */
  boolean waitsForConfiguration(ComponentDescriptionDTO component) {
    Collection<ComponentConfigurationDTO> states = runtime.getComponentConfigurationDTOs(component);
    return runtime.isComponentEnabled(component)
        && ("require".equals(component.configurationPolicy) && states.isEmpty()
            || !states.isEmpty()
                && states.stream()
                    .allMatch(c -> c.state == ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION));
  }

  /** Why a component is not up, as one sentence; empty for one that is. */
  Optional<String> why(ComponentDescriptionDTO component) {
    if (isUp(component)) {
      return Optional.empty();
    }
    if (!runtime.isComponentEnabled(component)) {
      return Optional.of("The component " + component.name + " is disabled.");
    }
    if (waitsForConfiguration(component)) {
      return Optional.of(
          "The component %s waits for its configuration %s."
              .formatted(component.name, String.join(", ", component.configurationPid)));
    }
    List<String> reasons = new ArrayList<>();
    for (ComponentConfigurationDTO state : runtime.getComponentConfigurationDTOs(component)) {
      if (state.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
        reasons.add("The component %s failed: %s.".formatted(component.name, cause(state.failure)));
      }
      for (UnsatisfiedReferenceDTO missing : state.unsatisfiedReferences) {
        reasons.add(unsatisfied(component, missing));
      }
    }
    return Optional.of(
        reasons.isEmpty()
            ? "The component " + component.name + " did not come up."
            : String.join(" ", reasons));
  }

  /** What its activation threw. */
  Optional<String> failure(ComponentDescriptionDTO component) {
    return runtime.getComponentConfigurationDTOs(component).stream()
        .map(state -> state.failure)
        .filter(Objects::nonNull)
        .map(Components::cause)
        .findFirst();
  }

  private static String unsatisfied(
      ComponentDescriptionDTO component, UnsatisfiedReferenceDTO missing) {
    String type =
        Stream.of(component.references)
            .filter(reference -> reference.name.equals(missing.name))
            .map((ReferenceDTO reference) -> reference.interfaceName)
            .findFirst()
            .orElse("a service");
    return "The component %s needs a service %s%s (its reference %s), which nothing here provides."
        .formatted(
            component.name,
            type,
            missing.target == null || missing.target.isEmpty() ? "" : " with " + missing.target,
            missing.name);
  }

  /** The last line of a stack trace that says what happened. */
  static String cause(String stackTrace) {
    return Stream.of(String.valueOf(stackTrace).split("\n"))
        .filter(line -> !line.startsWith("\tat ") && !line.startsWith("\t..."))
        .filter(line -> !line.isBlank())
        .reduce((first, last) -> last)
        .orElse("its constructor threw")
        .replace("Caused by: ", "")
        .strip()
        .replaceFirst("\\.$", "");
  }

  static String pids(ComponentDescriptionDTO component) {
    return Arrays.stream(component.configurationPid).collect(Collectors.joining(","));
  }
}
