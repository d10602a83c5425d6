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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

/**
 * Verifies a receipt for an image, or another record, for anybody who trusts this node. Nothing of
 * it is kept.
 */
@Component(service = VerifyResource.class, configurationPid = "art.painter.rest.verify")
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Designate(ocd = VerifyResource.Config.class)
@Path("/verify")
@Produces(MediaType.APPLICATION_JSON)
public final class VerifyResource {
  /** The code of a form, image or receipt that is longer than allowed. */
  static final String TOO_LARGE = "verify.too-large";

  /** The code of a form that comes while as many are under way as the node allows. */
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
        description =
            "How many receipts are verified at once, when their forms have come; more are told to come again.",
        min = "1",
        max = "100")
    int at_once() default 16;

    @AttributeDefinition(
        description =
            "How many forms one address may have under way at once, so that slow ones keep nobody else out. The address of the connection counts: behind a proxy everybody has that of the proxy, which then has to limit its clients itself, and needs a larger number here.",
        min = "1",
        max = "10000")
    int per_address() default 4;
  }

  private final Receipts receipts;
  private final long mostImageBytes;
  private final int perAddress;
  private final Semaphore verifiers;
  private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

  @Activate
  public VerifyResource(@Reference Receipts receipts, Config config) {
    this.receipts = receipts;
    this.mostImageBytes = config.most_image_bytes();
    this.perAddress = config.per_address();
    this.verifiers = new Semaphore(config.at_once());
  }

  // The library reads the form, since the JAX-RS engine would write large parts to the disk.
  @POST
  @Consumes(MediaType.WILDCARD)
  public VerificationView verify(
      @Context HttpServletRequest http, @Incomplete(INCOMPLETE) InputStream body) {
    String address = http.getRemoteAddr();
    int share = underWay.merge(address, 1, Integer::sum);
    try {
      if (share > perAddress) {
        throw tooMany("Your address verifies " + perAddress + " receipts already.");
      }
      return verified(
          VerificationForm.read(
              Optional.ofNullable(http.getContentType()).orElse(""),
              http.getContentLengthLong(),
              body,
              mostImageBytes));
    } finally {
      underWay.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
    }
  }

  private VerificationView verified(VerificationForm form) {
    Optional<String> image = form.imageSha256();
    byte[] receipt = form.receipt();
    if (!verifiers.tryAcquire()) {
      throw tooMany("Too many receipts are verified at once.");
    }
    try {
      return VerificationView.of(receipts.verify(receipt, image));
    } finally {
      verifiers.release();
    }
  }

  private static PlatformException tooMany(String what) {
    return PlatformException.unavailable(TOO_MANY, what + " Try again.");
  }

  /** A {@link Verification}, as it is answered. */
  record VerificationView(
      boolean valid,
      Verification.Verdict verdict,
      List<CheckView> checks,
      Optional<JsonNode> receipt) {
    static VerificationView of(Verification verification) {
      return new VerificationView(
          verification.valid(),
          verification.verdict(),
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
