package art.painter.configuration.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What bundles declare about one PID.
 *
 * @param pid the PID
 * @param factory whether there may be several files, each with a name after a dash
 * @param attributes the keys, in the order in which they are declared
 */
public record Declaration(String pid, boolean factory, Map<String, Attribute> attributes) {
  private static final String OURS = "art.painter.";
  private static final int MOST_SHOWN = 100;

  /** Keeps its own copy of the keys. */
  public Declaration {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /**
   * {@return what is wrong with an entry}
   *
   * @param key the key
   * @param value the value with its variables replaced
   * @param written the value as it is written
   */
  Optional<String> fault(String key, String value, String written) {
    Attribute attribute = attributes.get(key);
    if (attribute != null) {
      return attribute.takes(value) ? Optional.empty() : Optional.of(wrong(attribute, written));
    }
    // Of the keys of other people's bundles only those that matter here are declared.
    if (!pid.startsWith(OURS) || key.startsWith("service.") || key.endsWith(".target")) {
      return Optional.empty();
    }
    return Optional.of(
        "unknown key "
            + key
            + "; there are "
            + String.join(", ", new TreeSet<>(attributes.keySet())));
  }

  /**
   * {@return what is wrong with all entries together}
   *
   * @param values all entries
   */
  Optional<String> missing(Map<String, String> values) {
    return attributes.values().stream()
        .filter(attribute -> attribute.required() && attribute.defaultValue().isEmpty())
        .filter(attribute -> !values.containsKey(attribute.key()))
        .findFirst()
        .map(
            attribute ->
                "the key " + attribute.key() + " is missing; it must be " + attribute.allowed());
  }

  private static String wrong(Attribute attribute, String written) {
    return attribute.key()
        + " must be "
        + attribute.allowedInsteadOf(written)
        + (attribute.secret() ? ", which its value is not" : ", not \"" + shown(written) + "\"");
  }

  private static String shown(String written) {
    String line = written.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "\u2026";
  }
}
