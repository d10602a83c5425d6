package art.painter.plugins.trust;

import art.painter.api.PlatformException;
import art.painter.api.PlatformException.Kind;
import art.painter.api.plugin.PlugIns;
import java.util.Locale;

/** The two ways in which a jar is refused. */
final class Refusals {
  private static final int LONGEST_NAME = 120;

  private Refusals() {}

  /** What can be done about a jar that somebody meddled with. */
  static final String FETCH_AGAIN = "Get it again from whoever made it.";

  static PlatformException damaged(String why) {
    return PlatformException.invalid(
        PlugIns.INVALID, "The jar is damaged or made to mislead: " + why + ". " + FETCH_AGAIN);
  }

  static PlatformException damaged(String why, Exception cause) {
    return new PlatformException(Kind.INVALID, PlugIns.INVALID, damaged(why).getMessage(), cause);
  }

  static PlatformException tooLarge(String why) {
    return PlatformException.invalid(PlugIns.INVALID, "The jar is too large: " + why + ".");
  }

  static PlatformException changed(String why) {
    return PlatformException.conflict(
        PlugIns.UNTRUSTED, "The jar was changed after it was signed: " + why + ". " + FETCH_AGAIN);
  }

  static PlatformException untrusted(String sentences) {
    return PlatformException.conflict(PlugIns.UNTRUSTED, sentences);
  }

  /** A name out of a jar, fit to be shown: jars come from anybody. */
  static String name(String name) {
    StringBuilder shown = new StringBuilder();
    name.codePoints()
        .limit(LONGEST_NAME)
        .forEach(
            c -> {
              if (c < ' ' || c > '~') {
                shown.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }
}
