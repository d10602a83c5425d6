package art.painter.rest;

import art.painter.api.training.Trainings;
import art.painter.rest.http.Bearer;
import art.painter.rest.http.Items;
import art.painter.rest.http.Paging;
import art.painter.rest.http.RestApplication;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Lists a model's versions. */
@Component(service = ModelVersionResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/models/{id}/versions")
@Produces(MediaType.APPLICATION_JSON)
public final class ModelVersionResource {
  private final Trainings trainings;

  @Activate
  public ModelVersionResource(@Reference Trainings trainings) {
    this.trainings = trainings;
  }

  @GET
  public Items<VersionView> list(
      @Context SecurityContext security,
      @PathParam("id") String id,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit) {
    return Items.of(
        trainings.versions(Bearer.caller(security), id, Paging.of(after, limit)), VersionView::of);
  }
}
