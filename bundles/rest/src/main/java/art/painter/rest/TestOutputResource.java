package art.painter.rest;

import art.painter.api.testoutput.Review;
import art.painter.api.testoutput.TestOutputs;
import art.painter.rest.http.Bearer;
import art.painter.rest.http.Download;
import art.painter.rest.http.Required;
import art.painter.rest.http.RestApplication;
import java.time.Instant;
import java.util.Optional;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Request;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Shows private test images, takes the artist's review of them, and deletes them. */
@Component(service = TestOutputResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/test-outputs")
@Produces(MediaType.APPLICATION_JSON)
public final class TestOutputResource {
  private final TestOutputs outputs;

  @Activate
  public TestOutputResource(@Reference TestOutputs outputs) {
    this.outputs = outputs;
  }

  @GET
  @Path("/{id}")
  public TestOutputView get(@Context SecurityContext security, @PathParam("id") String id) {
    return TestOutputView.of(outputs.get(Bearer.caller(security), id));
  }

  @DELETE
  @Path("/{id}")
  public void delete(@Context SecurityContext security, @PathParam("id") String id) {
    outputs.delete(Bearer.caller(security), id);
  }

  @GET
  @Path("/{id}/image")
  @Produces(MediaType.WILDCARD)
  public Response image(
      @Context SecurityContext security, @PathParam("id") String id, @Context Request request) {
    return Download.of(outputs.image(Bearer.caller(security), id), request);
  }

  @PUT
  @Path("/{id}/review")
  @Consumes(MediaType.APPLICATION_JSON)
  public TestOutputView review(
      @Context SecurityContext security, @PathParam("id") String id, NewReview request) {
    return TestOutputView.of(
        outputs.review(Bearer.caller(security), id, request.review(Instant.now())));
  }

  record NewReview(Review.Decision decision, Optional<String> note) {
    NewReview {
      Required.field("decision", decision);
    }

    Review review(Instant at) {
      return new Review(decision, note.orElse(""), at);
    }
  }
}
