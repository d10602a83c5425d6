package art.painter.training.replicate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long the API asks to wait: it says so in one of four ways, or not at all. */
final class RetryAfter {
  private static final Pattern WORDS =
      Pattern.compile("(?:resets in ~?|available in )(\\d{1,6})\\s*s");

  private RetryAfter() {}

  static Optional<Duration> of(String header, JsonNode body) {
    if (header != null) {
      Optional<Duration> told = header(header.strip());
      if (told.isPresent()) {
        return told;
      }
    }
    if (body.path("retry_after").isNumber()) {
      return Optional.of(seconds(body.path("retry_after").asDouble()));
    }
    Matcher words = WORDS.matcher(body.path("detail").asText());
    return words.find() ? Optional.of(seconds(Integer.parseInt(words.group(1)))) : Optional.empty();
  }

  /** RFC 9110, 10.2.3: seconds or a date. */
  private static Optional<Duration> header(String value) {
    if (value.matches("\\d{1,9}")) {
      return Optional.of(seconds(Integer.parseInt(value)));
    }
    try {
      Instant at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(Instant.now(), at);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeParseException neither) {
      return Optional.empty();
    }
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis((long) (Math.max(0, seconds) * 1000));
  }
}
