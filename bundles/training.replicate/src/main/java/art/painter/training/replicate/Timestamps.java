package art.painter.training.replicate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The API's points in time: ISO 8601 with three to nine digits of a second. */
final class Timestamps {
  private Timestamps() {}

  static Optional<Instant> read(JsonNode value) {
    try {
      return value.isTextual()
          ? Optional.of(OffsetDateTime.parse(value.asText()).toInstant())
          : Optional.empty();
    } catch (DateTimeParseException otherForm) {
      return Optional.empty();
    }
  }
}
