package art.painter.rest;

import art.painter.api.readiness.Readiness;
import art.painter.api.readiness.ReadinessReport;
import art.painter.rest.http.Bearer;
import art.painter.rest.http.Made;
import art.painter.rest.http.RestApplication;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Tells whether a model can be trained. */
@Component(service = ReadinessResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/models/{id}/readiness")
@Produces(MediaType.APPLICATION_JSON)
public final class ReadinessResource {
  private final Readiness readiness;

  @Activate
  public ReadinessResource(@Reference Readiness readiness) {
    this.readiness = readiness;
  }

  @GET
  public ReadinessView check(@Context SecurityContext security, @PathParam("id") String id) {
    return ReadinessView.of(readiness.check(Bearer.caller(security), id));
  }

  @POST
  public Response report(@Context SecurityContext security, @PathParam("id") String id) {
    ReadinessReport report = readiness.report(Bearer.caller(security), id);
    return Made.at(
            "/models/" + report.modelId() + "/readiness/" + report.id(), ReadinessView.of(report))
        .build();
  }

  @GET
  @Path("/{reportId}")
  public ReadinessView get(
      @Context SecurityContext security,
      @PathParam("id") String id,
      @PathParam("reportId") String reportId) {
    return ReadinessView.of(readiness.get(Bearer.caller(security), id, reportId));
  }
}
