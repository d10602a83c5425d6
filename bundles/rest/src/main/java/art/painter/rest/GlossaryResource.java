package art.painter.rest;

import art.painter.rest.http.RestApplication;
import java.io.InputStream;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsResource;

/** Explains the platform's terms. */
@Component(service = GlossaryResource.class)
@JaxrsResource
@JaxrsApplicationSelect(RestApplication.SELECT)
@Path("/glossary")
@Produces(MediaType.APPLICATION_JSON)
public final class GlossaryResource {

  @GET
  public InputStream get() {
    return GlossaryResource.class.getResourceAsStream("glossary.json");
  }
}
