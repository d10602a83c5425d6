package art.painter.core.receipt;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times in sentences. */
final class PlainTime {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private PlainTime() {}

  static String of(Instant time) {
    return FORM.format(time);
  }
}
