package art.painter.rest.http;

import art.painter.api.PlatformException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.ws.rs.core.EntityTag;

/** A revision as an entity tag. */
public final class Revision {
  /** The code of a header that cannot be read. */
  static final String INVALID = "request.header-invalid";

  private static final Pattern TAG = Pattern.compile("\\s*\"([1-9][0-9]{0,8})\"\\s*");

  private Revision() {}

  /** {@return the entity tag of a revision} */
  public static EntityTag tag(int revision) {
    return new EntityTag(Integer.toString(revision));
  }

  /** {@return the revision that an edit is based on; {@code null} and {@code *} are any} */
  public static OptionalInt ifMatch(String header) {
    if (header == null || header.strip().equals("*")) {
      return OptionalInt.empty();
    }
    Matcher matcher = TAG.matcher(header);
    if (!matcher.matches()) {
      throw PlatformException.invalid(
          INVALID, "Give as If-Match the one ETag that the model was answered with, in quotes.");
    }
    return OptionalInt.of(Integer.parseInt(matcher.group(1)));
  }
}
