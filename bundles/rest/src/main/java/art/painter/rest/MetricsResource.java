package art.painter.rest;

import art.painter.api.account.Role;
import art.painter.api.metrics.Metrics;
import art.painter.rest.http.Bearer;
import art.painter.rest.http.Guarded;
import art.painter.rest.http.Networks;
import art.painter.rest.http.RootApplication;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import javax.ws.rs.core.StreamingOutput;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Writes the node's metrics for operators, and for the networks from which they are collected. */
@Component(service = MetricsResource.class, configurationPid = "art.painter.rest.metrics")
@JaxrsResource
@JaxrsApplicationSelect(RootApplication.SELECT)
@Designate(ocd = MetricsResource.Config.class)
@Path(MetricsResource.PATH)
@Guarded
public final class MetricsResource {
  /** Where metrics are found. */
  static final String PATH = "/metrics";

  /** From where metrics are read without a log-in. */
  @ObjectClassDefinition(name = "pAInter metrics")
  @interface Config {
    @AttributeDefinition(
        description =
            "Networks such as 10.1.0.0/16, separated by commas, from which metrics are read without"
                + " a log-in; none if empty. The address of the connection counts: behind a proxy on"
                + " the same machine, everybody comes from 127.0.0.1.",
        required = false)
    String metrics_networks() default "";
  }

  private final Metrics metrics;
  private final Networks networks;

  @Activate
  public MetricsResource(@Reference Metrics metrics, Config config) {
    this.metrics = metrics;
    this.networks = Networks.parse(config.metrics_networks());
  }

  @GET
  public Response metrics(
      @Context HttpServletRequest http,
      @Context HttpHeaders headers,
      @Context SecurityContext security) {
    if (!networks.contain(http.getRemoteAddr())) {
      Bearer.caller(security).require(Role.OPERATOR);
    }
    String accept = Optional.ofNullable(headers.getHeaderString(HttpHeaders.ACCEPT)).orElse("");
    StreamingOutput body = out -> metrics.write(accept, out);
    return Response.ok(body).type(metrics.contentType(accept)).build();
  }
}
