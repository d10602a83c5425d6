package art.painter.rest;

import art.painter.api.license.Licenses;
import art.painter.rest.http.AnyOrigin;
import art.painter.rest.http.RestApplication;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Shows license terms by what they say. */
@Component(service = TermsResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/terms")
@Produces(MediaType.APPLICATION_JSON)
@AnyOrigin
public final class TermsResource {
  private final Licenses licenses;

  @Activate
  public TermsResource(@Reference Licenses licenses) {
    this.licenses = licenses;
  }

  @GET
  @Path("/{hash}")
  public TermsView get(@PathParam("hash") String hash) {
    return TermsView.of(licenses.terms(hash));
  }
}
