package art.painter.rest;

import art.painter.api.PlatformException;
import art.painter.api.license.Licenses;
import art.painter.api.license.Terms;
import art.painter.api.log.LogRecord;
import art.painter.api.receipt.Receipt;
import art.painter.api.receipt.Receipts;
import art.painter.rest.http.AnyOrigin;
import art.painter.rest.http.Bearer;
import art.painter.rest.http.Negotiation;
import art.painter.rest.http.RestApplication;
import art.painter.rest.http.SecurityHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.DELETE;
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
 * Shows consent receipts: to programs, to people, and exactly as they were written. Everybody may
 * see one who knows its id.
 */
@Component(service = ReceiptResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/receipts")
@Produces(MediaType.WILDCARD)
public final class ReceiptResource {
  private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("utf-8");
  private static final MediaType TEXT = MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8");

  private final Receipts receipts;
  private final Licenses licenses;

  @Activate
  public ReceiptResource(@Reference Receipts receipts, @Reference Licenses licenses) {
    this.receipts = receipts;
    this.licenses = licenses;
  }

  @GET
  @Path("/{id}")
  @AnyOrigin
  public Response get(@Context HttpHeaders headers, @PathParam("id") String id) {
    Receipt receipt = receipts.get(id);
    MediaType document = MediaType.valueOf(receipt.record().mediaType());
    MediaType wanted =
        Negotiation.best(headers, List.of(MediaType.APPLICATION_JSON_TYPE, HTML, document));
    Response.ResponseBuilder answer;
    if (wanted == MediaType.APPLICATION_JSON_TYPE) {
      answer = Response.ok(ReceiptView.of(receipt), wanted);
    } else if (wanted == HTML) {
      answer =
          Response.ok(utf8(ReceiptPage.of(receipt, terms(receipt))), wanted)
              .header(SecurityHeaders.CONTENT_SECURITY_POLICY, ReceiptPage.SECURITY_POLICY);
    } else {
      answer = Response.ok(document(receipt.record()), wanted);
    }
    if (!receipt.termsHash().isEmpty()) {
      answer.header(
          HttpHeaders.LINK,
          "<" + RestApplication.BASE + "/terms/" + receipt.termsHash() + ">; rel=\"license\"");
    }
    return answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
  }

  @GET
  @Path("/{id}/proof")
  @AnyOrigin
  public Response proof(@Context HttpHeaders headers, @PathParam("id") String id) {
    MediaType wanted = Negotiation.best(headers, List.of(MediaType.APPLICATION_JSON_TYPE, TEXT));
    String proof = wanted == TEXT ? receipts.proof(id).text() : receipts.portable(id);
    return Response.ok(utf8(proof), wanted).header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
  }

  @DELETE
  @Path("/{id}")
  public void erase(@Context SecurityContext security, @PathParam("id") String id) {
    receipts.erase(Bearer.caller(security), id);
  }

  private Optional<Terms> terms(Receipt receipt) {
    try {
      return receipt.termsHash().isEmpty()
          ? Optional.empty()
          : Optional.of(licenses.terms(receipt.termsHash()));
    } catch (PlatformException notHere) {
      // The receipt is worth showing without the words of its license.
      return Optional.empty();
    }
  }

  private static byte[] document(LogRecord record) {
    if (record.erased()) {
      throw PlatformException.conflict(
          Receipts.ERASED,
          "What this receipt said was erased. Whoever has a copy of it can still verify that.");
    }
    return record.document();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
