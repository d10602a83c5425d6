package art.painter.rest.http;

import art.painter.api.PlatformException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what is wrong with a JSON body in terms of its fields and lines, never of Java. */
final class JsonFailure {
  /** The code of a body that is not JSON. */
  static final String INVALID = "request.json-invalid";

  /** The code of a field that is not known. */
  static final String FIELD_UNKNOWN = "request.field-unknown";

  /** The code of a field whose value does not fit. */
  static final String FIELD_INVALID = "request.field-invalid";

  private JsonFailure() {}

  static PlatformException of(JsonProcessingException failure) {
    return Stream.<Throwable>iterate(failure, t -> t != null, Throwable::getCause)
        .limit(20)
        .filter(PlatformException.class::isInstance)
        .map(PlatformException.class::cast)
        .findFirst()
        .orElseGet(() -> told(failure));
  }

  private static PlatformException told(JsonProcessingException failure) {
    String where = line(failure.getLocation());
    if (failure instanceof UnrecognizedPropertyException unknown) {
      return PlatformException.invalid(
          FIELD_UNKNOWN,
          "There is no field \""
              + path(unknown)
              + "\""
              + where
              + ". Known here: "
              + unknown.getKnownPropertyIds().stream()
                  .map(String::valueOf)
                  .sorted()
                  .collect(Collectors.joining(", "))
              + ".");
    }
    if (failure instanceof MismatchedInputException mismatch) {
      return PlatformException.invalid(
          FIELD_INVALID, field(mismatch) + where + " has to be " + expected(mismatch) + ".");
    }
    if (failure instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return PlatformException.invalid(
          FIELD_INVALID, field(mapping) + where + " cannot be read. Mend it.");
    }
    return PlatformException.invalid(INVALID, "The body is not valid JSON" + where + ". Mend it.");
  }

  private static String field(JsonMappingException failure) {
    return failure.getPath().isEmpty() ? "The body" : "The field \"" + path(failure) + "\"";
  }

  private static String path(JsonMappingException failure) {
    return failure.getPath().stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? "[" + step.getIndex() + "]"
                    : "." + step.getFieldName())
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }

  private static String line(JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }

  private static String expected(MismatchedInputException mismatch) {
    Class<?> type = mismatch.getTargetType();
    if (type == null) {
      return "of another form";
    }
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
    }
    if (type == String.class) {
      return "text";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (type == Integer.class || type == Long.class || type == int.class || type == long.class) {
      return "a whole number";
    }
    if (Number.class.isAssignableFrom(type) || type == double.class) {
      return "a number";
    }
    return Collection.class.isAssignableFrom(type) ? "a list" : "a JSON object";
  }
}
