package art.painter.rest;

import art.painter.api.PlatformException;
import art.painter.api.training.Providers;
import art.painter.rest.http.Incomplete;
import art.painter.rest.http.RestApplication;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
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
 * Where providers' services tell that something has changed. Nobody logs in here; the provider
 * proves each message by its signature, for which it needs the whole body as it came.
 */
@Component(service = WebhookResource.class, configurationPid = "art.painter.rest.webhooks")
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Designate(ocd = WebhookResource.Config.class)
@Path("/webhooks")
@Produces(MediaType.APPLICATION_JSON)
public final class WebhookResource {
  /** The code of a message that is longer than allowed. */
  static final String TOO_LARGE = "webhook.too-large";

  /** The code of a message that comes while as many are read as the node allows. */
  static final String TOO_MANY = "webhook.too-many";

  /** The code of a message that breaks off. */
  static final String INCOMPLETE = "webhook.incomplete";

  /** What anybody can make the node hold in memory, at most: the one times the other. */
  @ObjectClassDefinition(name = "pAInter webhooks")
  @interface Config {
    @AttributeDefinition(
        description = "The largest message that a provider's service may send, in bytes.",
        min = "1024",
        max = "67108864")
    int most_bytes() default 4 * 1024 * 1024;

    @AttributeDefinition(
        description = "How many messages are read at once; more are told to come again.",
        min = "1",
        max = "100")
    int at_once() default 8;
  }

  private final Providers providers;
  private final int mostBytes;
  private final Semaphore readers;

  @Activate
  public WebhookResource(@Reference Providers providers, Config config) {
    this.providers = providers;
    this.mostBytes = config.most_bytes();
    this.readers = new Semaphore(config.at_once());
  }

  @POST
  @Path("/{providerId}")
  @Consumes(MediaType.WILDCARD)
  public void take(
      @PathParam("providerId") String providerId,
      @Context HttpHeaders headers,
      @Incomplete(INCOMPLETE) InputStream body) {
    if (!readers.tryAcquire()) {
      throw PlatformException.unavailable(TOO_MANY, "Too many messages come at once. Try again.");
    }
    try {
      providers.webhook(providerId, byLowerCaseName(headers), read(body));
    } finally {
      readers.release();
    }
  }

  private byte[] read(InputStream body) {
    try {
      byte[] bytes = body.readNBytes(mostBytes + 1);
      if (bytes.length > mostBytes) {
        throw PlatformException.invalid(
            TOO_LARGE, "A message has at most " + mostBytes + " bytes here.");
      }
      return bytes;
    } catch (IOException broken) {
      throw new PlatformException(
          PlatformException.Kind.INVALID, INCOMPLETE, "The message broke off.", broken);
    }
  }

  private static Map<String, String> byLowerCaseName(HttpHeaders headers) {
    Map<String, String> byName = new TreeMap<>();
    headers
        .getRequestHeaders()
        .forEach(
            (name, values) -> byName.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    return byName;
  }
}
