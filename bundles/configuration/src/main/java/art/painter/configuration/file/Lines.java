package art.painter.configuration.file;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Takes a text apart into its entries. Keys and values are escaped as in Java's property files, but
 * what these read leniently is a mistake here: a line without a sign between key and value.
 */
final class Lines {
  private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cntrl}&&[^\t\f\r\n]]");

  private final Path file;
  private final String text;
  private int at;
  private int number;

  private Lines(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  static List<Entry> entries(Path file, String text) throws Mistake {
    return new Lines(file, text).read();
  }

  private List<Entry> read() throws Mistake {
    List<Entry> entries = new ArrayList<>();
    while (at < text.length()) {
      int start = at;
      int end = pass();
      String line = text.substring(start, end);
      int first = number;
      if (NO_TEXT.matcher(line).find()) {
        throw new Mistake(file, first, "this is not text");
      }
      if (line.isBlank() || line.strip().startsWith("#") || line.strip().startsWith("!")) {
        continue;
      }
      for (int last = start; continues(last, end) && at < text.length(); ) {
        last = at;
        end = pass();
      }
      entries.add(entry(first, start, end));
    }
    return entries;
  }

  /** Goes behind the next line, and answers where it ends. */
  private int pass() {
    int end = at;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    at = Math.min(text.length(), end + (text.startsWith("\r\n", end) ? 2 : 1));
    number++;
    return end;
  }

  private boolean continues(int start, int end) {
    int backslashes = 0;
    while (end - backslashes > start && text.charAt(end - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private Entry entry(int first, int start, int end) throws Mistake {
    int sign = sign(start, end);
    if (sign < 0) {
      // Not the line itself, which may hold a secret.
      throw new Mistake(file, first, "not of the form key = value");
    }
    Properties parsed = new Properties();
    try {
      parsed.load(new StringReader(text.substring(start, beforeBlanks(sign, end))));
    } catch (IllegalArgumentException brokenEscape) {
      throw new Mistake(file, first, "a backslash with a u needs four hexadecimal digits after it");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map.Entry<Object, Object> only = parsed.entrySet().iterator().next();
    return new Entry(first, start, sign + 1, end, (String) only.getKey(), (String) only.getValue());
  }

  /** Where the sign between key and value is, or -1. */
  private int sign(int start, int end) {
    int key = skip(start, end);
    int place = key;
    while (place < end && !isBlank(place) && !isSign(place)) {
      place += text.charAt(place) == '\\' ? 2 : 1;
    }
    int sign = skip(place, end);
    return place > key && sign < end && isSign(sign) ? sign : -1;
  }

  private int skip(int start, int end) {
    int place = start;
    while (place < end && isBlank(place)) {
      place++;
    }
    return place;
  }

  /** Blanks at the end are not seen, so they are no part of a value unless they are escaped. */
  private int beforeBlanks(int sign, int end) {
    int last = end;
    while (last > sign + 1 && isBlank(last - 1)) {
      last--;
    }
    return last < end && text.charAt(last - 1) == '\\' ? last + 1 : last;
  }

  private boolean isBlank(int place) {
    return " \t\f".indexOf(text.charAt(place)) >= 0;
  }

  private boolean isSign(int place) {
    return text.charAt(place) == '=' || text.charAt(place) == ':';
  }
}
