package art.painter.rest;

import art.painter.api.verification.VerificationCase;
import art.painter.api.verification.Verifications;
import art.painter.rest.http.Bearer;
import art.painter.rest.http.Items;
import art.painter.rest.http.Made;
import art.painter.rest.http.Paging;
import art.painter.rest.http.Required;
import art.painter.rest.http.RestApplication;
import java.util.Optional;
import javax.ws.rs.Consumes;
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

/** Opens verification cases and shows them. */
@Component(service = VerificationResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/verification")
@Produces(MediaType.APPLICATION_JSON)
public final class VerificationResource {
  private final Verifications verifications;

  @Activate
  public VerificationResource(@Reference Verifications verifications) {
    this.verifications = verifications;
  }

  @GET
  @Path("/methods")
  public Items<String> methods() {
    return Items.all(verifications.methods());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response request(@Context SecurityContext security, NewVerification request) {
    VerificationCase made =
        verifications.request(Bearer.caller(security), request.method(), request.modelId());
    return Made.at("/verification/" + made.id(), CaseView.of(made)).build();
  }

  @GET
  public Items<CaseView> list(
      @Context SecurityContext security,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit) {
    return Items.of(
        verifications.list(Bearer.caller(security), Paging.of(after, limit)), CaseView::of);
  }

  @GET
  @Path("/{id}")
  public CaseView get(@Context SecurityContext security, @PathParam("id") String id) {
    return CaseView.of(verifications.get(Bearer.caller(security), id));
  }

  record NewVerification(String method, Optional<String> modelId) {
    NewVerification {
      Required.field("method", method);
    }
  }
}
