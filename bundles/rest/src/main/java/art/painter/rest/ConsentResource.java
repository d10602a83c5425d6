package art.painter.rest;

import art.painter.api.consent.Consents;
import art.painter.api.consent.TrainingConsent;
import art.painter.rest.http.Bearer;
import art.painter.rest.http.Items;
import art.painter.rest.http.Made;
import art.painter.rest.http.Paging;
import art.painter.rest.http.Required;
import art.painter.rest.http.RestApplication;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Shows the notice, records the consent to a training, and shows it. */
@Component(service = ConsentResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/models/{id}/consent")
@Produces(MediaType.APPLICATION_JSON)
public final class ConsentResource {
  private final Consents consents;

  @Activate
  public ConsentResource(@Reference Consents consents) {
    this.consents = consents;
  }

  @GET
  @Path("/notice")
  public NoticeView notice(
      @Context SecurityContext security,
      @PathParam("id") String id,
      @QueryParam("provider") String provider) {
    return NoticeView.of(
        consents.notice(Bearer.caller(security), id, Required.parameter("provider", provider)));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response give(
      @Context SecurityContext security, @PathParam("id") String id, NewConsent request) {
    TrainingConsent consent =
        consents.give(Bearer.caller(security), id, request.provider(), request.noticeHash());
    return Made.at("/models/" + consent.modelId() + "/consent/" + consent.id(), view(consent))
        .build();
  }

  @GET
  public Items<ConsentView> list(
      @Context SecurityContext security,
      @PathParam("id") String id,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit) {
    return Items.of(
        consents.list(Bearer.caller(security), id, Paging.of(after, limit)), this::view);
  }

  @GET
  @Path("/{consentId}")
  public ConsentView get(
      @Context SecurityContext security, @PathParam("consentId") String consentId) {
    return view(consents.get(Bearer.caller(security), consentId));
  }

  @DELETE
  @Path("/{consentId}")
  public void erase(@Context SecurityContext security, @PathParam("consentId") String consentId) {
    consents.erase(Bearer.caller(security), consentId);
  }

  private ConsentView view(TrainingConsent consent) {
    return ConsentView.of(consent, consents.state(consent.id()));
  }

  record NewConsent(String provider, String noticeHash) {
    NewConsent {
      Required.field("provider", provider);
      Required.field("noticeHash", noticeHash);
    }
  }
}
