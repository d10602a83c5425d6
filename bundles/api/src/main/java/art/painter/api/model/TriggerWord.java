package art.painter.api.model;

import art.painter.api.PlatformException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The word that switches a trained adaptation on, such as {@code PAINTER_CHERI_V1}: 4 to 40
 * letters, digits and underscores, beginning with a letter, with at least one digit or underscore
 * so that no ordinary word of a prompt can be one.
 *
 * @param word the word, in upper case
 */
public record TriggerWord(String word) {
  /** The code of a word that cannot be a trigger. */
  public static final String INVALID = "model.trigger-invalid";

  private static final Pattern FORM = Pattern.compile("(?=.*[0-9_])[A-Z][A-Z0-9_]{3,39}");

  /** Upper-cases and checks the word; refuses with {@link #INVALID}. */
  public TriggerWord {
    word = word.strip().toUpperCase(Locale.ROOT);
    if (!FORM.matcher(word).matches()) {
      throw PlatformException.invalid(
          INVALID,
          "Choose a trigger word of 4 to 40 letters (A to Z), digits and underscores that begins with a letter and has"
              + " at least one digit or underscore, such as PAINTER_CHERI_V1.");
    }
  }

  /** {@return the word} */
  @Override
  public String toString() {
    return word;
  }
}
