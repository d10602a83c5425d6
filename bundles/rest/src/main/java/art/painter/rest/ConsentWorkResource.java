package art.painter.rest;

import art.painter.api.consent.Consents;
import art.painter.rest.http.Bearer;
import art.painter.rest.http.RestApplication;
import javax.ws.rs.GET;
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

/** Proves to an artist that a work is among those of a consent. */
@Component(service = ConsentWorkResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/models/{id}/consent/{consentId}/works")
@Produces(MediaType.APPLICATION_JSON)
public final class ConsentWorkResource {
  private final Consents consents;

  @Activate
  public ConsentWorkResource(@Reference Consents consents) {
    this.consents = consents;
  }

  @GET
  @Path("/{artworkId}/proof")
  public WorkProofView prove(
      @Context SecurityContext security,
      @PathParam("consentId") String consentId,
      @PathParam("artworkId") String artworkId) {
    return WorkProofView.of(consents.prove(Bearer.caller(security), consentId, artworkId));
  }
}
