package art.painter.plugins;

import art.painter.api.plugin.PlugIns;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/**
 * Sees to it that a plug-in's endpoints are an application of their own below {@code /v1/x/<id>}:
 * whatever joins the platform's own application has it rebuilt, and every path answers 404
 * meanwhile (OSGi JAX-RS whiteboard, chapter 151 of the compendium).
 */
final class Endpoints {
  private static final String BASE = "osgi.jaxrs.application.base";
  private static final String SELECT = "osgi.jaxrs.application.select";
  private static final String ROOM = "/v1/x/";

  /**
   * Looks at what the bundle's components declare, before it starts: what is found only in {@link
   * #check} has already had an application rebuilt.
   */
  void checkDeclared(Bundle bundle) throws Rejection {
    for (Map<String, Object> component : Declared.components(bundle)) {
      check(component::get);
    }
  }

  /** Looks at what is registered, which configuration and code may have changed. */
  void check(Bundle bundle) throws Rejection {
    for (ServiceReference<?> service : Trial.registered(bundle)) {
      check(service::getProperty);
    }
  }

  private static void check(Function<String, Object> properties) throws Rejection {
    Object base = properties.apply(BASE);
    if (base != null && !base.toString().matches(ROOM + "[a-z0-9.-]+(/.*)?")) {
      throw misplaced("Its application is at %s.".formatted(base));
    }
    boolean joins =
        Stream.of("osgi.jaxrs.resource", "osgi.jaxrs.extension")
            .anyMatch(kind -> "true".equals(String.valueOf(properties.apply(kind))));
    if (joins && !selectsRoom(properties.apply(SELECT))) {
      throw misplaced("It adds a resource or an extension to an application of the platform.");
    }
  }

  private static boolean selectsRoom(Object select) {
    Stream<?> filters =
        select instanceof Object[] many ? Arrays.stream(many) : Stream.ofNullable(select);
    return filters.anyMatch(filter -> filter.toString().contains(BASE + "=" + ROOM));
  }

  private static Rejection misplaced(String what) {
    return new Rejection(
        PlugIns.FAILED,
        what
            + " Endpoints of a plug-in are an application of their own: register an Application"
            + " with %s=%s<id>, and give its resources %s=(%s=%s<id>)."
                .formatted(BASE, ROOM, SELECT, BASE, ROOM));
  }
}
