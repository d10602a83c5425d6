package art.painter.rest.http;

import art.painter.api.PlatformException;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the platform's own failures. */
@Component(service = ExceptionMapper.class)
@JaxrsExtension
@JaxrsApplicationSelect(RootApplication.SELECT_BOTH)
public final class PlatformProblems implements ExceptionMapper<PlatformException> {
  private static final Logger LOG = LoggerFactory.getLogger(PlatformProblems.class);

  @Override
  public Response toResponse(PlatformException failure) {
    if (failure.kind() == PlatformException.Kind.UNAVAILABLE && failure.getCause() != null) {
      LOG.warn("{}: {}", failure.code(), failure.getMessage(), failure.getCause());
    }
    return Problem.of(Statuses.of(failure), failure.code(), failure.getMessage()).answer().build();
  }
}
