package art.painter.rest;

import art.painter.api.license.Licenses;
import art.painter.api.license.RestrictedCategory;
import art.painter.rest.http.Bearer;
import art.painter.rest.http.Required;
import art.painter.rest.http.RestApplication;
import java.util.Optional;
import java.util.Set;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Sets and shows a model's license terms. */
@Component(service = LicenseResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/models/{id}/license")
@Produces(MediaType.APPLICATION_JSON)
public final class LicenseResource {
  private final Licenses licenses;

  @Activate
  public LicenseResource(@Reference Licenses licenses) {
    this.licenses = licenses;
  }

  @GET
  public TermsView get(@Context SecurityContext security, @PathParam("id") String id) {
    return TermsView.of(licenses.of(Bearer.caller(security), id));
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public TermsView set(
      @Context SecurityContext security, @PathParam("id") String id, NewTerms request) {
    return TermsView.of(
        licenses.set(
            Bearer.caller(security),
            id,
            request.tiers(),
            request.restricted().orElse(Set.of()),
            request.note().orElse("")));
  }

  record NewTerms(
      Set<String> tiers, Optional<Set<RestrictedCategory>> restricted, Optional<String> note) {
    NewTerms {
      Required.elements("tiers", tiers);
      restricted.ifPresent(given -> Required.elements("restricted", given));
    }
  }
}
