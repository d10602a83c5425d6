package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Replicate's error bodies. Those for 401, 402, 404 of a destination, 413 of a file, 422 and 429
 * are as it sends them; the others are guesses in the same style.
 */
final class Problems {
  private Problems() {}

  static Answer unauthenticated() {
    return titled(401, "Unauthenticated", "You did not pass a valid authentication token");
  }

  static Answer insufficientCredit() {
    return titled(
        402,
        "Insufficient credit",
        "You have insufficient credit to run this model. Go to https://replicate.com/account/billing#billing to purchase"
            + " credit. Once you purchase credit, please wait a few minutes before trying again.");
  }

  static Answer notFound(String detail) {
    return titled(404, "Not Found", detail);
  }

  /** {@return a problem with nothing but what it says and the status} */
  static Answer plain(int status, String detail) {
    ObjectNode body = Json.object().put("detail", detail).put("status", status);
    return write(status, body);
  }

  /** {@return a problem with nothing but what it says} */
  static Answer detail(int status, String detail) {
    return write(status, Json.object().put("detail", detail));
  }

  static Answer titled(int status, String title, String detail) {
    return write(
        status, Json.object().put("title", title).put("detail", detail).put("status", status));
  }

  /** {@return fields of a form that are wrong, as the service for models says it} */
  static Answer fields(int status, String pointer, String detail) {
    String field = pointer.substring(1);
    ObjectNode body = Json.object();
    body.put("status", status);
    body.put("title", "Validation failed");
    body.put("detail", "The following errors occurred:\n- " + field + ": " + detail);
    body.putArray("errors").addObject().put("pointer", pointer).put("detail", detail);
    return write(status, body);
  }

  static Answer invalidVersion() {
    return titled(
        422,
        "Invalid version or not permitted",
        "The specified version does not exist (or perhaps you don't have permission to use it?)");
  }

  /** {@return an input that does not fit its schema} */
  static Answer invalidFields(List<InvalidField> invalid) {
    StringBuilder detail = new StringBuilder();
    ArrayNode fields = Json.array();
    for (InvalidField each : invalid) {
      detail.append("- ").append(each.field()).append(": ").append(each.description()).append('\n');
      fields
          .addObject()
          .put("type", each.type())
          .put("field", each.field())
          .put("description", each.description());
    }
    ObjectNode body = Json.object();
    body.put("detail", detail.toString());
    body.put("status", 422);
    body.put("title", "Input validation failed");
    body.set("invalid_fields", fields);
    return write(422, body);
  }

  static Answer badGateway() {
    return Answer.text(
        502,
        "text/html",
        "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n"
            + "<hr><center>cloudflare</center>\r\n</body>\r\n</html>\r\n");
  }

  private static Answer write(int status, ObjectNode body) {
    return Answer.text(status, Answer.PROBLEM, body + "\n");
  }
}
