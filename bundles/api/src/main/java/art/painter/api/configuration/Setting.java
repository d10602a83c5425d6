package art.painter.api.configuration;

import java.util.Optional;

/**
 * One key that can be configured.
 *
 * @param pid the PID, which names the file
 * @param key the key
 * @param type the type that its bundle declares, such as {@code Integer}
 * @param defaultValue what it is when it is left out; nothing when it must be there
 * @param value what it is now; nothing for a secret, or when there is none
 * @param secret whether its value is never shown
 * @param allowed what it may be, such as "a whole number from 0 to 100"
 * @param description what it does
 */
public record Setting(
    String pid,
    String key,
    String type,
    Optional<String> defaultValue,
    Optional<String> value,
    boolean secret,
    String allowed,
    String description) {
  /**
   * Keeps secrets.
   *
   * @throws IllegalArgumentException for a secret with its value
   */
  public Setting {
    if (secret && value.isPresent()) {
      throw new IllegalArgumentException("the value of a secret is not told");
    }
  }
}
