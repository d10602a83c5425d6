package art.painter.rest.http;

import art.painter.api.PlatformException;
import java.util.Collection;
import java.util.Objects;

/** Refuses requests that leave out what is needed, by name. */
public final class Required {
  /** The code of a field or parameter that is missing. */
  public static final String MISSING = "request.field-missing";

  private Required() {}

  /** {@return the value of a field of a JSON body} */
  public static <T> T field(String name, T value) {
    if (value == null) {
      throw PlatformException.invalid(MISSING, "The field \"" + name + "\" is missing.");
    }
    return value;
  }

  /** {@return the value of a field that is a list without gaps} */
  public static <C extends Collection<?>> C elements(String name, C value) {
    if (field(name, value).stream().anyMatch(Objects::isNull)) {
      throw PlatformException.invalid(
          JsonFailure.FIELD_INVALID, "The list \"" + name + "\" must not have a null in it.");
    }
    return value;
  }

  /** {@return the value of a query parameter} */
  public static String parameter(String name, String value) {
    if (value == null) {
      throw PlatformException.invalid(MISSING, "The parameter \"" + name + "\" is missing.");
    }
    return value;
  }
}
