package art.painter.rest;

import art.painter.api.PlatformException;
import art.painter.api.receipt.Check;
import art.painter.api.receipt.Receipts;
import art.painter.api.receipt.Verification;
import art.painter.rest.http.Incomplete;
import art.painter.rest.http.Json;
import art.painter.rest.http.RestApplication;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Verifies a receipt for an image, for anybody who trusts this node. Nothing of it is kept. */
@Component(service = VerifyResource.class, configurationPid = "art.painter.rest.verify")
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Designate(ocd = VerifyResource.Config.class)
@Path("/verify")
@Produces(MediaType.APPLICATION_JSON)
public final class VerifyResource {
  /** The code of a form, image or receipt that is longer than allowed. */
  static final String TOO_LARGE = "verify.too-large";

  /** The code of a form that comes while as many are read as the node allows. */
  static final String TOO_MANY = "verify.too-many";

  /** The code of a form that breaks off. */
  static final String INCOMPLETE = "verify.incomplete";

  /** The code of what is not the form with an image and a receipt. */
  static final String INVALID = "verify.invalid";

  /** What verifying may take of the node. */
  @ObjectClassDefinition(name = "pAInter verification of receipts")
  @interface Config {
    @AttributeDefinition(
        description = "The largest image that is verified, in bytes. It is read, and never held.",
        min = "1024")
    long most_image_bytes() default 50 * 1024 * 1024;

    @AttributeDefinition(
        description = "How many images are verified at once; more are told to come again.",
        min = "1",
        max = "100")
    int at_once() default 16;
  }

  private final Receipts receipts;
  private final long mostImageBytes;
  private final Semaphore readers;

  @Activate
  public VerifyResource(@Reference Receipts receipts, Config config) {
    this.receipts = receipts;
    this.mostImageBytes = config.most_image_bytes();
    this.readers = new Semaphore(config.at_once());
  }

  // The library reads the form, since the JAX-RS engine would write large parts to the disk.
  @POST
  @Consumes(MediaType.WILDCARD)
  public VerificationView verify(
      @Context HttpServletRequest http, @Incomplete(INCOMPLETE) InputStream body) {
    if (!readers.tryAcquire()) {
      throw PlatformException.unavailable(TOO_MANY, "Too many are verified at once. Try again.");
    }
    try {
      VerificationForm form =
          VerificationForm.read(
              Optional.ofNullable(http.getContentType()).orElse(""),
              http.getContentLengthLong(),
              body,
              mostImageBytes);
      String image = form.imageSha256();
      return VerificationView.of(receipts.verify(form.receipt(), Optional.of(image)));
    } finally {
      readers.release();
    }
  }

  /** A {@link Verification}, as it is answered. */
  record VerificationView(boolean valid, List<CheckView> checks, Optional<JsonNode> receipt) {
    static VerificationView of(Verification verification) {
      return new VerificationView(
          verification.valid(),
          verification.checks().stream().map(CheckView::of).toList(),
          verification
              .content()
              .map(content -> Json.tree(content.getBytes(StandardCharsets.UTF_8))));
    }
  }

  /** A {@link Check}, as it is answered. */
  record CheckView(Check.Subject check, Check.Outcome outcome, String detail) {
    static CheckView of(Check check) {
      return new CheckView(check.subject(), check.outcome(), check.detail());
    }
  }
}
