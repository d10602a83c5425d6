package art.painter.rest.http;

import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtension;

/** Tells what the JAX-RS engine itself refuses: unknown paths, methods and media types. */
@Component(service = ExceptionMapper.class)
@JaxrsExtension
@JaxrsApplicationSelect(RootApplication.SELECT_BOTH)
public final class HttpProblems implements ExceptionMapper<WebApplicationException> {
  private final UnforeseenProblems unforeseen = new UnforeseenProblems();

  @Override
  public Response toResponse(WebApplicationException failure) {
    int status = failure.getResponse().getStatus();
    if (status < 400) {
      return failure.getResponse();
    }
    if (status >= 500) {
      return unforeseen.toResponse(failure);
    }
    Response.ResponseBuilder answer = problem(status).answer();
    String allow = failure.getResponse().getHeaderString(HttpHeaders.ALLOW);
    return (allow == null ? answer : answer.header(HttpHeaders.ALLOW, allow)).build();
  }

  private static Problem problem(int status) {
    return switch (status) {
      case 404 -> Problem.of(404, "request.path-unknown", "There is nothing under this path.");
      case 405 ->
          Problem.of(405, "request.method-not-allowed", "This path does not take this method.");
      case 406 ->
          Problem.of(
              406,
              "request.not-acceptable",
              "This cannot be answered in any media type that the Accept header allows.");
      case 415 ->
          Problem.of(
              415,
              "request.media-type-unsupported",
              "Send the Content-Type that this operation takes. Nearly all take application/json.");
      default -> Problem.of(status, "request.refused", "This request cannot be understood.");
    };
  }
}
