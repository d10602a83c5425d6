package art.painter.rest;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.log.LogRecord;
import art.painter.api.record.Records;
import art.painter.rest.http.AnyOrigin;
import art.painter.rest.http.Bearer;
import art.painter.rest.http.Negotiation;
import art.painter.rest.http.RestApplication;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/**
 * Hands out records and their proofs, to be kept as evidence. Everybody may read one who knows its
 * id, but a consent only its artist.
 */
@Component(service = RecordResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/records")
@Produces(MediaType.WILDCARD)
@AnyOrigin
public final class RecordResource {
  private static final MediaType TEXT = MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8");

  private final Records records;

  @Activate
  public RecordResource(@Reference Records records) {
    this.records = records;
  }

  @GET
  @Path("/{id}")
  public Response get(
      @Context SecurityContext security, @Context HttpHeaders headers, @PathParam("id") String id) {
    LogRecord record = records.get(Bearer.caller(security), id);
    MediaType wanted =
        Negotiation.best(
            headers,
            List.of(MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(record.mediaType())));
    return answer(
        wanted == MediaType.APPLICATION_JSON_TYPE ? RecordView.of(record) : document(record),
        wanted);
  }

  @GET
  @Path("/{id}/proof")
  public Response proof(
      @Context SecurityContext security, @Context HttpHeaders headers, @PathParam("id") String id) {
    Caller caller = Bearer.caller(security);
    MediaType wanted = Negotiation.best(headers, List.of(MediaType.APPLICATION_JSON_TYPE, TEXT));
    String proof = wanted == TEXT ? records.proof(caller, id).text() : records.portable(caller, id);
    return answer(proof.getBytes(StandardCharsets.UTF_8), wanted);
  }

  private static Response answer(Object entity, MediaType type) {
    return Response.ok(entity, type).header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
  }

  private static byte[] document(LogRecord record) {
    if (record.erased()) {
      throw PlatformException.conflict(
          Records.ERASED,
          "What this record said was erased. The proof that it was logged is still there.");
    }
    return record.document();
  }
}
