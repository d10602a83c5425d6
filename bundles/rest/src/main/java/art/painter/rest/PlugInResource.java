package art.painter.rest;

import art.painter.api.plugin.PlugIns;
import art.painter.api.plugin.Swap;
import art.painter.rest.http.Bearer;
import art.painter.rest.http.Incomplete;
import art.painter.rest.http.Items;
import art.painter.rest.http.RestApplication;
import java.io.InputStream;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
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

/** Shows and exchanges the plug-ins of the running node, for operators. */
@Component(service = PlugInResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/plugins")
@Produces(MediaType.APPLICATION_JSON)
public final class PlugInResource {
  private final PlugIns plugIns;

  @Activate
  public PlugInResource(@Reference PlugIns plugIns) {
    this.plugIns = plugIns;
  }

  @GET
  public Items<PlugInView> list(@Context SecurityContext security) {
    return Items.all(plugIns.all(Bearer.caller(security)).stream().map(PlugInView::of).toList());
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  public Response upgrade(
      @Context SecurityContext security, @Incomplete(PlugIns.INCOMPLETE) InputStream jar) {
    Swap swap = plugIns.upgrade(Bearer.caller(security), Swap.Source.REST, jar);
    return Response.status(swap.outcome() == Swap.Outcome.UNCHANGED ? 200 : 201)
        .entity(SwapView.of(swap))
        .build();
  }

  @POST
  @Path("/{id}/rollback")
  public SwapView rollback(@Context SecurityContext security, @PathParam("id") String id) {
    return SwapView.of(plugIns.rollback(Bearer.caller(security), id));
  }

  @DELETE
  @Path("/{id}")
  public SwapView remove(@Context SecurityContext security, @PathParam("id") String id) {
    return SwapView.of(plugIns.remove(Bearer.caller(security), id));
  }
}
