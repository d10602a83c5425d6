package art.painter.rest;

import art.painter.api.testoutput.TestOutput;
import art.painter.api.testoutput.TestOutputs;
import art.painter.rest.http.Bearer;
import art.painter.rest.http.Items;
import art.painter.rest.http.Made;
import art.painter.rest.http.Paging;
import art.painter.rest.http.Required;
import art.painter.rest.http.RestApplication;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
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

/** Makes a version's private test images and lists them. */
@Component(service = VersionTestOutputResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/versions/{id}/test-outputs")
@Produces(MediaType.APPLICATION_JSON)
public final class VersionTestOutputResource {
  private static final double AS_TRAINED = 1;

  private final TestOutputs outputs;

  @Activate
  public VersionTestOutputResource(@Reference TestOutputs outputs) {
    this.outputs = outputs;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response generate(
      @Context SecurityContext security,
      @PathParam("id") String id,
      @HeaderParam("Idempotency-Key") String key,
      NewTestOutput request) {
    TestOutput output =
        outputs.generate(
            Bearer.caller(security),
            id,
            request.prompt(),
            request.seed(),
            request.strength().orElse(AS_TRAINED),
            Optional.ofNullable(key));
    return Made.at(
            Response.Status.ACCEPTED, "/test-outputs/" + output.id(), TestOutputView.of(output))
        .build();
  }

  @GET
  public Items<TestOutputView> list(
      @Context SecurityContext security,
      @PathParam("id") String id,
      @QueryParam("after") String after,
      @QueryParam("limit") String limit) {
    return Items.of(
        outputs.list(Bearer.caller(security), id, Paging.of(after, limit)), TestOutputView::of);
  }

  record NewTestOutput(String prompt, OptionalLong seed, OptionalDouble strength) {
    NewTestOutput {
      Required.field("prompt", prompt);
    }
  }
}
