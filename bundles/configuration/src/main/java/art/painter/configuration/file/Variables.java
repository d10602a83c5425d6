package art.painter.configuration.file;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces {@code ${name}} and {@code ${name:-otherwise}} in values; {@code ${env:NAME}} is an
 * environment variable.
 */
public final class Variables {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{((?:env:)?[^{}:]+)(?::-([^{}]*))?}");

  private final Function<String, Optional<String>> properties;
  private final Function<String, Optional<String>> environment;

  /**
   * @param properties tells the node's properties by their names
   */
  public Variables(Function<String, Optional<String>> properties) {
    this(properties, name -> Optional.ofNullable(System.getenv(name)));
  }

  Variables(
      Function<String, Optional<String>> properties,
      Function<String, Optional<String>> environment) {
    this.properties = properties;
    this.environment = environment;
  }

  /** {@return the first variable that is neither set nor has a value for this case} */
  Optional<String> unset(String text) {
    return VARIABLE
        .matcher(text)
        .results()
        .filter(found -> found.group(2) == null && value(found.group(1)).isEmpty())
        .map(found -> found.group(1))
        .findFirst();
  }

  /** {@return the text with variables replaced; one that is not set is empty} */
  String replacedIn(String text) {
    return VARIABLE
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    value(found.group(1))
                        .or(() -> Optional.ofNullable(found.group(2)))
                        .orElse("")));
  }

  private Optional<String> value(String name) {
    return name.startsWith("env:")
        ? environment.apply(name.substring("env:".length()))
        : properties.apply(name);
  }
}
