package art.painter.rest.http;

import java.util.Optional;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param type URN of the kind of problem
 * @param title the kind of problem in a few words
 * @param status the HTTP status
 * @param detail what is wrong here and what to do
 * @param code stable code for programs
 * @param correlationId where to look in the log, for failures that nobody foresaw
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    Optional<String> correlationId) {
  /** The media type of all problems. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** {@return a problem} */
  static Problem of(int status, String code, String detail) {
    return new Problem(
        "urn:painter:problem:" + code,
        Statuses.title(status),
        status,
        detail,
        code,
        Optional.empty());
  }

  /** {@return a failure that nobody foresaw} */
  static Problem internal(String correlationId) {
    Problem problem =
        of(
            500,
            "internal-error",
            "Something went wrong on this node. Tell its operator the correlation id.");
    return new Problem(
        problem.type,
        problem.title,
        problem.status,
        problem.detail,
        problem.code,
        Optional.of(correlationId));
  }

  /** {@return the answer that carries it} */
  Response.ResponseBuilder answer() {
    Response.ResponseBuilder answer = Response.status(status).type(MEDIA_TYPE).entity(this);
    Statuses.retryAfter(status).ifPresent(s -> answer.header(HttpHeaders.RETRY_AFTER, s));
    return status == 401 ? answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer") : answer;
  }
}
