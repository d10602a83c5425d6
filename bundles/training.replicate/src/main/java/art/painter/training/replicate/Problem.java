package art.painter.training.replicate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the API says of a refusal. Only {@code detail} is common to the forms it has; an answer from
 * something in front of the API may be a page of HTML.
 */
record Problem(int status, String title, String detail, List<String> fields) {
  static Problem of(int status, JsonNode body) {
    List<String> fields = new ArrayList<>();
    for (JsonNode field : body.path("invalid_fields")) {
      add(fields, field.path("field").asText(), field.path("description").asText());
    }
    for (JsonNode error : body.path("errors")) {
      add(fields, error.path("pointer").asText(), error.path("detail").asText());
    }
    JsonNode detail = body.path("detail");
    return new Problem(
        status,
        body.path("title").asText(),
        detail.isTextual() ? detail.asText() : detail.isContainerNode() ? detail.toString() : "",
        List.copyOf(fields));
  }

  private static void add(List<String> fields, String name, String words) {
    fields.add(name.isEmpty() ? words : name + ": " + words);
  }

  /** In lower case, to look for what it is about. */
  boolean mentions(String... words) {
    String said = (title + " " + detail + " " + fields).toLowerCase(Locale.ROOT);
    return List.of(words).stream().anyMatch(said::contains);
  }

  /** What the API says, as a sentence. */
  String words() {
    String said = fields.isEmpty() ? detail : String.join("; ", fields);
    if (said.isBlank()) {
      said = title.isBlank() ? "Answer " + status : title;
    }
    return PlainLine.sentence(said);
  }
}
