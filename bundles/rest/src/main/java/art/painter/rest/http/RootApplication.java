package art.painter.rest.http;

import javax.ws.rs.core.Application;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jaxrs.whiteboard.JaxrsWhiteboardConstants;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationBase;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsName;

/**
 * The JAX-RS application of what has its address for good, whatever version the rest has: the log,
 * what is well known, health and metrics. It takes the place of the whiteboard's own default
 * application, so that unknown paths are told as everywhere.
 */
@Component(service = Application.class)
@JaxrsApplicationBase("/")
@JaxrsName(JaxrsWhiteboardConstants.JAX_RS_DEFAULT_APPLICATION)
public final class RootApplication extends Application {
  /** Selects it on the whiteboard. */
  public static final String SELECT =
      "(osgi.jaxrs.name=" + JaxrsWhiteboardConstants.JAX_RS_DEFAULT_APPLICATION + ")";

  /** Selects it and {@link RestApplication} on the whiteboard. */
  public static final String SELECT_BOTH = "(|" + SELECT + RestApplication.SELECT + ")";
}
