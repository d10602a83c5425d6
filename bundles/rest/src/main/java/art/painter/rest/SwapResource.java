package art.painter.rest;

import art.painter.api.plugin.PlugIns;
import art.painter.rest.http.Bearer;
import art.painter.rest.http.Items;
import art.painter.rest.http.Paging;
import art.painter.rest.http.RestApplication;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
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

/** The record of what was done to the plug-ins, for operators. */
@Component(service = SwapResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/swaps")
@Produces(MediaType.APPLICATION_JSON)
public final class SwapResource {
  private final PlugIns plugIns;

  @Activate
  public SwapResource(@Reference PlugIns plugIns) {
    this.plugIns = plugIns;
  }

  @GET
  public Items<SwapView> list(
      @Context SecurityContext security,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit) {
    return Items.of(plugIns.swaps(Bearer.caller(security), Paging.of(after, limit)), SwapView::of);
  }
}
