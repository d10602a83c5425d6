package art.painter.rest.http;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.UUID;
import java.util.stream.Stream;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells nothing of a failure that nobody foresaw but the id under which the log has it all. */
@Component(service = ExceptionMapper.class)
@JaxrsExtension
@JaxrsApplicationSelect(RootApplication.SELECT_BOTH)
public final class UnforeseenProblems implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(UnforeseenProblems.class);

  @Override
  public Response toResponse(Throwable failure) {
    String correlationId = UUID.randomUUID().toString();
    if (isClientGone(failure)) {
      LOG.debug("The client went away ({})", correlationId, failure);
    } else {
      LOG.error("Unforeseen failure {}", correlationId, failure);
    }
    return Problem.internal(correlationId).answer().build();
  }

  /** Servlet containers tell of it by their own subclasses of EOFException or by words. */
  static boolean isClientGone(Throwable failure) {
    return Stream.iterate(failure, t -> t != null, Throwable::getCause)
        .limit(20)
        .filter(IOException.class::isInstance)
        .anyMatch(
            t ->
                t instanceof EOFException
                    || t instanceof ClosedChannelException
                    || t.getClass().getSimpleName().equals("ClientAbortException")
                    || String.valueOf(t.getMessage())
                        .matches("(?i)(broken pipe|connection reset.*)"));
  }
}
