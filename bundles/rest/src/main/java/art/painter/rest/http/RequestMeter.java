package art.painter.rest.http;

import art.painter.api.metrics.Metrics;
import java.time.Duration;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerRequestFilter;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.container.PreMatching;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtension;

/** Counts requests, from when their headers are there to when their answer begins. */
@Component(service = {ContainerRequestFilter.class, ContainerResponseFilter.class})
@JaxrsExtension
@JaxrsApplicationSelect(RootApplication.SELECT_BOTH)
@PreMatching
public final class RequestMeter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String BEGAN = "art.painter.rest.began";
  private static final String NO_ROUTE = "none";

  private final Metrics metrics;

  @Activate
  public RequestMeter(@Reference Metrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(BEGAN, System.nanoTime());
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    long took = request.getProperty(BEGAN) instanceof Long began ? System.nanoTime() - began : 0;
    String route = request.getProperty(RouteNames.ROUTE) instanceof String known ? known : NO_ROUTE;
    metrics.answered(request.getMethod(), route, response.getStatus(), Duration.ofNanos(took));
  }
}
