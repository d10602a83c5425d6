package art.painter.replicate.emulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;

/** Writes points in time as precisely as each of Replicate's services does. */
final class Timestamps {
  private static final DateTimeFormatter MILLIS = form("SSS");
  private static final DateTimeFormatter MICROS = form("SSSSSS");

  private Timestamps() {}

  private static DateTimeFormatter form(String fraction) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss." + fraction + "'Z'")
        .withZone(ZoneOffset.UTC);
  }

  static String millis(Instant at) {
    return MILLIS.format(at);
  }

  static String micros(Instant at) {
    return MICROS.format(at);
  }

  /**
   * {@return up to nine digits, trailing zeros left out}
   *
   * @param at a time; its last digits are made up, since the machine's clock has none
   */
  static String nanos(Instant at) {
    String digits =
        form("SSSSSSSSS")
            .format(
                at.truncatedTo(ChronoUnit.MICROS)
                    .plusNanos(ThreadLocalRandom.current().nextInt(1, 1000)));
    return digits.replaceFirst("0+Z$", "Z");
  }
}
