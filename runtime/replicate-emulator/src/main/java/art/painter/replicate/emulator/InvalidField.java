package art.painter.replicate.emulator;

/**
 * Something of an input that does not fit.
 *
 * @param type what is wrong, such as {@code number_lte}
 * @param field where, such as {@code input.steps}
 * @param description in words
 */
record InvalidField(String type, String field, String description) {
  static InvalidField additional(String field, String name) {
    return new InvalidField(
        "additional_property_not_allowed",
        field,
        "Additional property " + name + " is not allowed");
  }

  static InvalidField required(String field, String name) {
    return new InvalidField("required", field, name + " is required");
  }

  static InvalidField type(String field, String expected, String given) {
    return new InvalidField(
        "invalid_type", field, "Invalid type. Expected: " + expected + ", given: " + given);
  }
}
