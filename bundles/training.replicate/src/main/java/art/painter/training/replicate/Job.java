package art.painter.training.replicate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A training as the API gives it; any of its parts may be missing, null or removed.
 *
 * @param json the training
 */
record Job(JsonNode json) {
  private static final Pattern REFERENCE = Pattern.compile("[a-z0-9]{10,64}");

  /** {@return whether a text can be the id of a training} */
  static boolean isReference(String text) {
    return REFERENCE.matcher(text).matches();
  }

  String id() {
    return json.path("id").asText();
  }

  String status() {
    return json.path("status").asText();
  }

  Optional<Instant> completed() {
    return Timestamps.read(json.path("completed_at"));
  }

  Optional<Instant> created() {
    return Timestamps.read(json.path("created_at"));
  }

  /** {@return the address of the works; empty when the service no longer tells it} */
  String images() {
    return text(json.path("input").path("input_images"));
  }

  String triggerWord() {
    return text(json.path("input").path("trigger_word"));
  }

  /** {@return the trainer's version, a hash} */
  String trainer() {
    return text(json.path("version"));
  }

  /** {@return the version that came of it; empty when there is none} */
  String outputVersion() {
    return text(json.path("output").path("version"));
  }

  /** {@return the address of the archive of weights; empty when there is none} */
  String weights() {
    return text(json.path("output").path("weights"));
  }

  String error() {
    return text(json.path("error"));
  }

  String logs() {
    return text(json.path("logs"));
  }

  /** {@return the seconds for which it is billed; 0 when they are not told} */
  double seconds() {
    return json.path("metrics").path("predict_time").asDouble();
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.asText() : "";
  }
}
