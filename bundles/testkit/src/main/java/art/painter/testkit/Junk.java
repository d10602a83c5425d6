package art.painter.testkit;

import java.util.List;

/** Values that nobody means, as they stand in configuration files. */
final class Junk {
  private static final List<String> NUMBERS =
      List.of("junk", "-1", "0", "-2147483648", "2147483647", "99999999999999999999", "1.5.2");
  private static final List<String> FRACTIONS =
      List.of("junk", "-1", "0", "NaN", "Infinity", "-Infinity", "1e308");
  private static final List<String> TEXTS =
      List.of("", " ", ",", "\u0000", "two\nlines", "../../..", "🎨", "x".repeat(100_000));

  private Junk() {}

  static List<String> of(Class<?> type) {
    if (type == int.class || type == long.class) {
      return NUMBERS;
    }
    return type == double.class ? FRACTIONS : TEXTS;
  }

  static String shown(String junk) {
    return junk.length() > 30 ? junk.substring(0, 30) + "…" : junk;
  }
}
