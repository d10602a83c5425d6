package art.painter.rest;

import art.painter.api.key.SigningKeys;
import art.painter.rest.http.AnyOrigin;
import art.painter.rest.http.RootApplication;
import java.nio.charset.StandardCharsets;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Shows the public keys with which receipts and the log are verified. */
@Component(service = WellKnownResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RootApplication.SELECT)
@Path(WellKnownResource.JWKS)
@AnyOrigin
public final class WellKnownResource {
  /** Where the keys are found (RFC 8615). */
  static final String JWKS = "/.well-known/jwks.json";

  private final SigningKeys keys;

  @Activate
  public WellKnownResource(@Reference SigningKeys keys) {
    this.keys = keys;
  }

  @GET
  @Produces("application/jwk-set+json")
  public Response jwks() {
    return Response.ok(keys.jwks().getBytes(StandardCharsets.UTF_8))
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
        .build();
  }
}
