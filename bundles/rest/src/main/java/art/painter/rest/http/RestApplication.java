package art.painter.rest.http;

import javax.ws.rs.core.Application;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationBase;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsName;

/** The JAX-RS application of everything below {@value #BASE}: what has a version. */
@Component(service = Application.class)
@JaxrsApplicationBase(RestApplication.BASE)
@JaxrsName(RestApplication.NAME)
public final class RestApplication extends Application {
  /** Where it is found. */
  public static final String BASE = "/v1";

  /** Its name on the whiteboard. */
  public static final String NAME = "art.painter";

  /** Selects it on the whiteboard. */
  public static final String SELECT = "(osgi.jaxrs.name=" + NAME + ")";
}
