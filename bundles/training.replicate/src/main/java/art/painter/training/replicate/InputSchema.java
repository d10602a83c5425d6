package art.painter.training.replicate;

import art.painter.api.PlatformException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a version takes as input, as it says itself in its OpenAPI document. Trainers differ in the
 * names of their inputs and change them, so that none is taken for granted.
 */
final class InputSchema {
  static final String VALUE_REFUSED = "replicate.input-out-of-range";
  static final String INPUT_UNKNOWN = "replicate.input-unknown";

  private static final int MOST_REFERENCES = 10;

  private final JsonNode document;
  private final ObjectNode properties;
  private final List<String> required;

  private InputSchema(JsonNode document, JsonNode schema) {
    this.document = document;
    this.properties =
        schema.path("properties") instanceof ObjectNode found
            ? found
            : JsonNodeFactory.instance.objectNode();
    List<String> names = new ArrayList<>();
    schema.path("required").forEach(name -> names.add(name.asText()));
    this.required = List.copyOf(names);
  }

  /**
   * {@return the schema of this name; empty when the version has none}
   *
   * @param version a version, as the API gives it
   * @param name {@code Input} or {@code TrainingInput}
   */
  static Optional<InputSchema> of(JsonNode version, String name) {
    JsonNode document = version.path("openapi_schema");
    JsonNode schema = document.path("components").path("schemas").path(name);
    return schema.isObject()
        ? Optional.of(new InputSchema(document, resolved(document, schema)))
        : Optional.empty();
  }

  boolean knows(String key) {
    return properties.has(key);
  }

  /** {@return the keys that must be given, beside these} */
  List<String> requiredBeside(ObjectNode input) {
    return required.stream().filter(key -> !input.has(key)).toList();
  }

  /** {@return whether the value is one that the key takes} */
  boolean takes(String key, JsonNode value) {
    return knows(key) && obstacle(key, value).isEmpty();
  }

  /**
   * {@return what is wrong with a value}
   *
   * @param key a known key
   * @param value the value
   */
  Optional<String> obstacle(String key, JsonNode value) {
    JsonNode schema = resolved(document, properties.path(key));
    if (schema.path("enum").isArray()) {
      List<String> options = new ArrayList<>();
      schema.path("enum").forEach(option -> options.add(option.asText()));
      return options.contains(value.asText())
          ? Optional.empty()
          : Optional.of("one of " + String.join(", ", options));
    }
    JsonNode least = schema.path("minimum");
    JsonNode most = schema.path("maximum");
    boolean fits =
        (!least.isNumber() || value.asDouble() >= least.asDouble())
            && (!most.isNumber() || value.asDouble() <= most.asDouble());
    return fits
        ? Optional.empty()
        : Optional.of(
            (least.isNumber() ? "at least " + least.asText() : "")
                + (least.isNumber() && most.isNumber() ? " and " : "")
                + (most.isNumber() ? "at most " + most.asText() : ""));
  }

  /** {@return the largest value of a number; empty when there is no limit} */
  Optional<Double> most(String key) {
    JsonNode most = resolved(document, properties.path(key)).path("maximum");
    return most.isNumber() ? Optional.of(most.asDouble()) : Optional.empty();
  }

  /**
   * Puts in what the operator configured.
   *
   * @param setting the configuration's key, to be named when the value is out of range
   */
  void put(ObjectNode input, String key, JsonNode value, String setting) {
    obstacle(key, value)
        .ifPresent(
            wanted -> {
              throw PlatformException.invalid(
                  VALUE_REFUSED,
                  "The trainer at Replicate takes for %s %s, not %s. The operator of this platform must change %s in the configuration."
                      .formatted(key, wanted, value.asText(), setting));
            });
    input.set(key, value);
  }

  /**
   * One schema without references: what {@code allOf} joins, and the first real one of a choice.
   */
  private static JsonNode resolved(JsonNode document, JsonNode schema) {
    JsonNode at = schema;
    for (int hops = 0; hops < MOST_REFERENCES; hops++) {
      String reference = at.path("$ref").asText();
      if (!reference.startsWith("#/")) {
        break;
      }
      at = document.at(reference.substring(1));
    }
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    for (JsonNode part : at.path("allOf")) {
      merge(all, resolved(document, part));
    }
    for (String choice : List.of("anyOf", "oneOf")) {
      for (JsonNode option : at.path(choice)) {
        if (!option.path("type").asText().equals("null")) {
          merge(all, resolved(document, option));
          break;
        }
      }
    }
    merge(all, at);
    return all;
  }

  private static void merge(ObjectNode all, JsonNode part) {
    for (Map.Entry<String, JsonNode> property : part.properties()) {
      if (property.getValue() instanceof ObjectNode object
          && all.path(property.getKey()) instanceof ObjectNode known) {
        merge(known, object);
      } else {
        all.set(property.getKey(), property.getValue().deepCopy());
      }
    }
  }
}
