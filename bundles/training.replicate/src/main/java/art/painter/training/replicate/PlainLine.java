package art.painter.training.replicate;

import java.util.regex.Pattern;

/** Makes one short, harmless line of what a service on the internet wrote. */
final class PlainLine {
  private static final int MOST = 400;
  private static final Pattern SECRET =
      Pattern.compile("(?:\\b(?:r8|hf)_|whsec_|(?i:bearer|token)\\s+r8)[A-Za-z0-9+/=_-]+");
  private static final Pattern COLOUR = Pattern.compile("\\x1B\\[[0-9;?]*[A-Za-z]");
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\s]+");

  private PlainLine() {}

  static String of(String text) {
    String start = text.length() > 4 * MOST ? text.substring(0, 4 * MOST) : text;
    String line =
        SECRET
            .matcher(INVISIBLE.matcher(COLOUR.matcher(start).replaceAll("")).replaceAll(" "))
            .replaceAll("[removed]")
            .strip();
    return line.length() > MOST ? line.substring(0, MOST - 1) + "…" : line;
  }

  /** As a sentence of its own. */
  static String sentence(String text) {
    String line = of(text);
    return line.isEmpty() || line.matches(".*[.!?…]") ? line : line + ".";
  }
}
