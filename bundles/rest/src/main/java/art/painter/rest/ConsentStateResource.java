package art.painter.rest;

import art.painter.api.consent.Consents;
import art.painter.rest.ConsentView.StateView;
import art.painter.rest.http.Bearer;
import art.painter.rest.http.RestApplication;
import javax.ws.rs.DELETE;
import javax.ws.rs.POST;
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

/** Pauses, resumes and withdraws a consent. None of it needs a body or a reason. */
@Component(service = ConsentStateResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/models/{id}/consent")
@Produces(MediaType.APPLICATION_JSON)
public final class ConsentStateResource {
  private final Consents consents;

  @Activate
  public ConsentStateResource(@Reference Consents consents) {
    this.consents = consents;
  }

  @POST
  @Path("/{consentId}/withdrawal")
  public StateView withdraw(
      @Context SecurityContext security, @PathParam("consentId") String consentId) {
    return StateView.of(consents.withdraw(Bearer.caller(security), consentId));
  }

  @PUT
  @Path("/{consentId}/pause")
  public StateView pause(
      @Context SecurityContext security, @PathParam("consentId") String consentId) {
    return StateView.of(consents.pause(Bearer.caller(security), consentId));
  }

  @DELETE
  @Path("/{consentId}/pause")
  public StateView resume(
      @Context SecurityContext security, @PathParam("consentId") String consentId) {
    return StateView.of(consents.resume(Bearer.caller(security), consentId));
  }
}
