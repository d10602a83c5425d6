package art.painter.rest.http;

import art.painter.api.Page;
import art.painter.api.PlatformException;
import java.util.Optional;

/** Reads which page is asked for. */
public final class Paging {
  /** How many things a page has when nobody says. */
  static final int DEFAULT = 50;

  /** The code of a query parameter that cannot be read. */
  public static final String INVALID = "request.parameter-invalid";

  private Paging() {}

  /** {@return the page that these query parameters ask for; both may be null} */
  public static Page.Request of(String after, String limit) {
    return new Page.Request(
        Optional.ofNullable(after).filter(id -> !id.isEmpty()),
        limit == null ? DEFAULT : number(limit));
  }

  private static int number(String limit) {
    try {
      return Integer.parseInt(limit);
    } catch (NumberFormatException notANumber) {
      throw PlatformException.invalid(
          INVALID, "Give the limit as a whole number from 1 to " + Page.Request.MOST + ".");
    }
  }
}
