package art.painter.rest;

import art.painter.api.verification.Verifications;
import art.painter.rest.http.Bearer;
import art.painter.rest.http.Items;
import art.painter.rest.http.Paging;
import art.painter.rest.http.Required;
import art.painter.rest.http.RestApplication;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
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

/** Lets reviewers decide verification cases. */
@Component(service = ReviewResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/reviews")
@Produces(MediaType.APPLICATION_JSON)
public final class ReviewResource {
  private final Verifications verifications;

  @Activate
  public ReviewResource(@Reference Verifications verifications) {
    this.verifications = verifications;
  }

  @GET
  public Items<CaseView> waiting(
      @Context SecurityContext security,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit) {
    return Items.of(
        verifications.waiting(Bearer.caller(security), Paging.of(after, limit)), CaseView::of);
  }

  @POST
  @Path("/{caseId}")
  @Consumes(MediaType.APPLICATION_JSON)
  public CaseView decide(
      @Context SecurityContext security, @PathParam("caseId") String caseId, Decision request) {
    return CaseView.of(
        verifications.decide(Bearer.caller(security), caseId, request.approve(), request.reason()));
  }

  record Decision(Boolean approve, String reason) {
    Decision {
      Required.field("approve", approve);
      Required.field("reason", reason);
    }
  }
}
