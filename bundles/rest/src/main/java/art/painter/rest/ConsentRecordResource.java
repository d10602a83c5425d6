package art.painter.rest;

import art.painter.api.PlatformException;
import art.painter.api.consent.Consents;
import art.painter.api.log.LogRecord;
import art.painter.api.log.TransparencyLog;
import art.painter.rest.http.Bearer;
import art.painter.rest.http.RestApplication;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Hands an artist what proves a consent without the platform: the record and its proofs. */
@Component(service = ConsentRecordResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/models/{id}/consent")
public final class ConsentRecordResource {
  /** The code of a consent's record whose content was erased. */
  static final String ERASED = "consent.erased";

  private final Consents consents;
  private final TransparencyLog log;

  @Activate
  public ConsentRecordResource(@Reference Consents consents, @Reference TransparencyLog log) {
    this.consents = consents;
    this.log = log;
  }

  @GET
  @Path("/{consentId}/record")
  @Produces(MediaType.WILDCARD)
  public Response record(
      @Context SecurityContext security, @PathParam("consentId") String consentId) {
    LogRecord record = consents.record(Bearer.caller(security), consentId);
    if (record.erased()) {
      throw PlatformException.conflict(
          ERASED, "What this record said was erased. The proof that it was logged is still there.");
    }
    return Response.ok(record.document(), record.mediaType()).build();
  }

  @GET
  @Path("/{consentId}/record/proof")
  @Produces(MediaType.TEXT_PLAIN)
  public String proof(@Context SecurityContext security, @PathParam("consentId") String consentId) {
    return log.proof(consents.record(Bearer.caller(security), consentId).position()).text();
  }

  @GET
  @Path("/{consentId}/works/{artworkId}/proof")
  @Produces(MediaType.APPLICATION_JSON)
  public WorkProofView prove(
      @Context SecurityContext security,
      @PathParam("consentId") String consentId,
      @PathParam("artworkId") String artworkId) {
    return WorkProofView.of(consents.prove(Bearer.caller(security), consentId, artworkId));
  }
}
