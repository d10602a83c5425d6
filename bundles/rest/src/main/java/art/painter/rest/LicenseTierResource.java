package art.painter.rest;

import art.painter.api.license.Licenses;
import art.painter.rest.http.Items;
import art.painter.rest.http.RestApplication;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Lists the license tiers that can be offered now. */
@Component(service = LicenseTierResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/license-tiers")
@Produces(MediaType.APPLICATION_JSON)
public final class LicenseTierResource {
  private final Licenses licenses;

  @Activate
  public LicenseTierResource(@Reference Licenses licenses) {
    this.licenses = licenses;
  }

  @GET
  public Items<TierView> list() {
    return Items.all(licenses.tiers().stream().map(TierView::of).toList());
  }
}
