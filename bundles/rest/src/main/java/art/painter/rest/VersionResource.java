package art.painter.rest;

import art.painter.api.training.Trainings;
import art.painter.rest.http.Bearer;
import art.painter.rest.http.Download;
import art.painter.rest.http.RestApplication;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Request;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Shows versions, hands out their weights, and deletes them. */
@Component(service = VersionResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/versions")
@Produces(MediaType.APPLICATION_JSON)
public final class VersionResource {
  private final Trainings trainings;

  @Activate
  public VersionResource(@Reference Trainings trainings) {
    this.trainings = trainings;
  }

  @GET
  @Path("/{id}")
  public VersionView get(@Context SecurityContext security, @PathParam("id") String id) {
    return VersionView.of(trainings.version(Bearer.caller(security), id));
  }

  @DELETE
  @Path("/{id}")
  public Response delete(@Context SecurityContext security, @PathParam("id") String id) {
    return Response.accepted(VersionView.of(trainings.delete(Bearer.caller(security), id))).build();
  }

  @GET
  @Path("/{id}/weights")
  @Produces(MediaType.WILDCARD)
  public Response weights(
      @Context SecurityContext security, @PathParam("id") String id, @Context Request request) {
    return Download.of(trainings.weights(Bearer.caller(security), id), request);
  }
}
