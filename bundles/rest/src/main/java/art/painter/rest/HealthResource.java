package art.painter.rest;

import art.painter.api.health.Health;
import art.painter.api.health.HealthStatus;
import art.painter.api.health.HealthSummary;
import art.painter.api.health.Probe;
import art.painter.rest.http.RootApplication;
import java.util.Map;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/**
 * Tells whoever watches over the node whether it is well, and nothing of why: why is for operators.
 */
@Component(service = HealthResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RootApplication.SELECT)
@Path(HealthResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {
  /** Where health is found. */
  static final String PATH = "/health";

  private final Health health;

  @Activate
  public HealthResource(@Reference Health health) {
    this.health = health;
  }

  @GET
  public Response all() {
    return answer(Probe.ALL);
  }

  @GET
  @Path("/live")
  public Response live() {
    return answer(Probe.LIVE);
  }

  @GET
  @Path("/ready")
  public Response ready() {
    return answer(Probe.READY);
  }

  private Response answer(Probe probe) {
    HealthSummary summary = health.summary(probe);
    return Response.status(
            summary.status().serves() ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
        .entity(new HealthView(summary.status(), summary.checks()))
        .build();
  }

  /** A {@link HealthSummary}, as it is answered. */
  record HealthView(HealthStatus status, Map<String, HealthStatus> checks) {}
}
