package art.painter.configuration.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a bundle declares (metatype) about one key.
 *
 * @param key the key
 * @param type the type as metatype names it, such as {@code Integer}
 * @param defaultValue what it is when it is left out
 * @param required whether it must be there if it has no default
 * @param min the least number, or the fewest characters of a text
 * @param max the greatest number, or the most characters of a text
 * @param options the only values there are, if there are any
 * @param description what it does
 */
public record Attribute(
    String key,
    String type,
    Optional<String> defaultValue,
    boolean required,
    Optional<String> min,
    Optional<String> max,
    List<String> options,
    String description) {
  private static final Set<String> WHOLE = Set.of("Integer", "Long", "Short", "Byte");
  private static final Set<String> FRACTION = Set.of("Double", "Float");
  private static final Map<String, Function<String, Object>> TYPES =
      Map.of(
          "Integer", Integer::valueOf,
          "Long", Long::valueOf,
          "Short", Short::valueOf,
          "Byte", Byte::valueOf,
          "Double", Double::valueOf,
          "Float", Float::valueOf,
          "Boolean", Attribute::bool,
          "Character", Attribute::character);

  /** Keeps its own copy of the options. */
  public Attribute {
    options = List.copyOf(options);
  }

  /** {@return whether nobody may see the value} */
  public boolean secret() {
    return secret(key) || type.equals("Password");
  }

  /**
   * {@return whether a key is one of a secret, by its name}
   *
   * @param key the key
   */
  public static boolean secret(String key) {
    return key.startsWith(".");
  }

  /**
   * {@return whether the value may be had}
   *
   * @param value the value
   */
  public boolean takes(String value) {
    if (!options.isEmpty() && !options.contains(value)) {
      return false;
    }
    try {
      Object parsed = TYPES.getOrDefault(type, text -> text).apply(value);
      double size =
          parsed instanceof Number number
              ? number.doubleValue()
              : value.codePointCount(0, value.length());
      return parsed instanceof Boolean
          || Double.isFinite(size)
              && min.filter(least -> size < Double.parseDouble(least)).isEmpty()
              && max.filter(most -> size > Double.parseDouble(most)).isEmpty();
    } catch (IllegalArgumentException notOfThisType) {
      return false;
    }
  }

  /** {@return what the value may be, such as "a whole number from 0 to 100"} */
  public String allowed() {
    if (!options.isEmpty()) {
      return "one of " + String.join(", ", options);
    }
    if (WHOLE.contains(type)) {
      return "a whole number" + range("");
    }
    if (FRACTION.contains(type)) {
      return "a number" + range("");
    }
    return switch (type) {
      case "Boolean" -> "true or false";
      case "Character" -> "one character";
      default -> "text" + range(" characters");
    };
  }

  /** {@return the same, and why a number with too many digits is none} */
  String allowedInsteadOf(String value) {
    boolean tooLong = WHOLE.contains(type) && max.isEmpty() && value.matches("[+-]?\\d{3,}");
    long bits =
        switch (type) {
          case "Integer" -> Integer.MAX_VALUE;
          case "Short" -> Short.MAX_VALUE;
          case "Byte" -> Byte.MAX_VALUE;
          default -> Long.MAX_VALUE;
        };
    return allowed() + (tooLong ? " and at most " + bits : "");
  }

  private String range(String unit) {
    if (min.isPresent() && max.isPresent()) {
      return (unit.isEmpty() ? " from " : " of ") + min.get() + " to " + max.get() + unit;
    }
    return min.map(least -> " of at least " + least + unit)
        .or(() -> max.map(most -> " of at most " + most + unit))
        .orElse("");
  }

  private static Boolean bool(String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException(value);
    }
    return Boolean.valueOf(value);
  }

  private static Character character(String value) {
    if (value.length() != 1) {
      throw new IllegalArgumentException(value);
    }
    return value.charAt(0);
  }
}
