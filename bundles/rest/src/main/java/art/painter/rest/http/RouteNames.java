package art.painter.rest.http;

import javax.ws.rs.Path;
import javax.ws.rs.Priorities;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.DynamicFeature;
import javax.ws.rs.container.ResourceInfo;
import javax.ws.rs.core.FeatureContext;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtension;

/**
 * Tells each request which route it took, by its template: the path itself has ids in it, and
 * anybody can make up any number of paths.
 */
@Component(service = DynamicFeature.class)
@JaxrsExtension
@JaxrsApplicationSelect(RootApplication.SELECT_BOTH)
public final class RouteNames implements DynamicFeature {
  /** The request's property with its route. */
  static final String ROUTE = "art.painter.rest.route";

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    context.register(
        new Route(template(resource)),
        Priorities.AUTHENTICATION - 1 /* whoever is refused later */);
  }

  static String template(ResourceInfo resource) {
    return (path(resource.getResourceClass().getAnnotation(Path.class))
            + path(resource.getResourceMethod().getAnnotation(Path.class)))
        .replaceAll("\\{(\\w+):[^}]*}", "{$1}");
  }

  private static String path(Path path) {
    if (path == null || path.value().isEmpty()) {
      return "";
    }
    return path.value().startsWith("/") ? path.value() : "/" + path.value();
  }

  private record Route(String template) implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      String base = request.getUriInfo().getBaseUri().getPath().replaceAll("/+$", "");
      request.setProperty(ROUTE, base + template);
    }
  }
}
