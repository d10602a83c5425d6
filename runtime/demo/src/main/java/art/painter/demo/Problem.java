package art.painter.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/** The node refused a request; the message is its own reason (RFC 9457), readable by a person. */
public final class Problem extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  private Problem(int status, String message) {
    super(message);
    this.status = status;
  }

  static Problem of(String request, int status, String body) {
    try {
      JsonNode problem = Api.JSON.readTree(body);
      String reason = problem.path("detail").asText(problem.path("title").asText());
      String code = problem.path("code").asText();
      String incident = problem.path("correlationId").asText();
      if (!reason.isBlank()) {
        return new Problem(
            status,
            reason
                + " ["
                + (code.isBlank() ? "HTTP " + status : code)
                + (incident.isBlank() ? "" : ", in the node's log as " + incident)
                + "]");
      }
    } catch (JsonProcessingException notAProblem) {
      // Told below by its status alone.
    }
    return new Problem(status, "The node answered " + status + " to " + request + ".");
  }

  int status() {
    return status;
  }
}
