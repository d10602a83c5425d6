package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Holds an input against the schema that a version shows in its {@code openapi_schema}. */
final class InputSchema {
  private static final String FIELD = "input";

  private final JsonNode schemas;
  private final JsonNode schema;

  /**
   * @param openapi a version's {@code openapi_schema}
   * @param name {@code Input} or {@code TrainingInput}
   */
  InputSchema(JsonNode openapi, String name) {
    this.schemas = openapi.path("components").path("schemas");
    this.schema = schemas.path(name);
  }

  /** {@return what is wrong with it; empty when it fits} */
  List<InvalidField> check(ObjectNode input) {
    List<InvalidField> wrong = new ArrayList<>();
    for (JsonNode required : schema.path("required")) {
      if (!input.has(required.asText())) {
        wrong.add(InvalidField.required(FIELD, required.asText()));
      }
    }
    JsonNode properties = schema.path("properties");
    for (Map.Entry<String, JsonNode> each : input.properties()) {
      if (!properties.has(each.getKey())) {
        wrong.add(InvalidField.additional(FIELD, each.getKey()));
      } else {
        check(each.getKey(), resolved(properties.path(each.getKey())), each.getValue(), wrong);
      }
    }
    return wrong;
  }

  /** {@return whether nobody may see the value of this field} */
  boolean isSecret(String name) {
    return schema.path("properties").path(name).path("x-cog-secret").asBoolean();
  }

  /** An enumeration lies in a schema of its own. */
  private JsonNode resolved(JsonNode property) {
    String reference = property.path("allOf").path(0).path("$ref").asText();
    return reference.isEmpty()
        ? property
        : schemas.path(reference.substring(reference.lastIndexOf('/') + 1));
  }

  private static void check(
      String name, JsonNode property, JsonNode value, List<InvalidField> wrong) {
    String field = FIELD + "." + name;
    String expected = property.path("type").asText();
    if (!fits(expected, value)) {
      wrong.add(InvalidField.type(field, expected, given(value)));
      return;
    }
    if (property.has("minimum") && value.asDouble() < property.path("minimum").asDouble()) {
      wrong.add(
          new InvalidField(
              "number_gte",
              field,
              "Must be greater than or equal to " + property.path("minimum").asText()));
    }
    if (property.has("maximum") && value.asDouble() > property.path("maximum").asDouble()) {
      wrong.add(
          new InvalidField(
              "number_lte",
              field,
              "Must be less than or equal to " + property.path("maximum").asText()));
    }
    JsonNode allowed = property.path("enum");
    if (allowed.isArray()
        && StreamSupport.stream(allowed.spliterator(), false).noneMatch(value::equals)) {
      String list =
          StreamSupport.stream(allowed.spliterator(), false)
              .map(JsonNode::toString)
              .collect(Collectors.joining(", "));
      wrong.add(new InvalidField("enum", field, field + " must be one of the following: " + list));
    }
  }

  private static boolean fits(String expected, JsonNode value) {
    return switch (expected) {
      case "string" -> value.isTextual();
      case "integer" -> value.isNumber() && value.asDouble() == Math.rint(value.asDouble());
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      default -> true;
    };
  }

  private static String given(JsonNode value) {
    JsonNodeType type = value.getNodeType();
    return type == JsonNodeType.NUMBER && value.isIntegralNumber()
        ? "integer"
        : type.name().toLowerCase(Locale.ROOT);
  }
}
