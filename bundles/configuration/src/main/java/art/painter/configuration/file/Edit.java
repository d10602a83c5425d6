package art.painter.configuration.file;

import java.util.List;

/** Changes one value in a text and leaves the rest as it is. */
final class Edit {
  private final String text;
  private final List<Entry> entries;

  Edit(String text, List<Entry> entries) {
    this.text = text;
    this.entries = entries;
  }

  String with(Attribute attribute, String given) {
    String value = escaped(given.strip());
    return entries.stream()
        .filter(entry -> entry.key().equals(attribute.key()))
        .findFirst()
        .map(entry -> replaced(entry, value))
        .orElseGet(() -> added(attribute, value));
  }

  private String replaced(Entry entry, String value) {
    int sign = entry.afterSign() - 1;
    boolean spaced =
        Character.isWhitespace(text.charAt(sign - 1)) || text.startsWith(" ", sign + 1);
    return text.substring(0, entry.afterSign())
        + (spaced && !value.isEmpty() ? " " : "")
        + value
        + text.substring(entry.end());
  }

  private String added(Attribute attribute, String value) {
    String newLine = text.contains("\r\n") ? "\r\n" : "\n";
    return text
        + (text.isEmpty() || text.endsWith("\n") ? "" : newLine)
        + (attribute.description().isEmpty() ? "" : "# " + attribute.description() + newLine)
        + (attribute.key() + " = " + value).strip()
        + newLine;
  }

  /** As a value must be written to be read as it is. */
  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t")
        .replace("\f", "\\f");
  }
}
