package art.painter.rest;

import art.painter.api.consent.Consents;
import art.painter.api.consent.WrittenReceipt;
import art.painter.rest.http.RestApplication;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Shows consent receipts exactly as they were written. */
@Component(service = ReceiptResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/receipts")
@Produces(MediaType.WILDCARD)
public final class ReceiptResource {
  private final Consents consents;

  @Activate
  public ReceiptResource(@Reference Consents consents) {
    this.consents = consents;
  }

  @GET
  @Path("/{id}")
  public Response get(@PathParam("id") String id) {
    WrittenReceipt receipt = consents.receipt(id);
    return Response.ok(receipt.bytes(), receipt.mediaType())
        .header(
            HttpHeaders.LINK,
            "<"
                + RestApplication.BASE
                + "/terms/"
                + receipt.receipt().termsHash()
                + ">; rel=\"license\"")
        .build();
  }
}
