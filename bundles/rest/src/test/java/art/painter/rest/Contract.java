package art.painter.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/**
 * Holds answers against the contract. Needs nothing but {@code openapi.json}, Jackson and the
 * schema validator, so that black-box tests can use it too.
 */
public final class Contract {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /**
   * One operation.
   *
   * @param method in upper case
   * @param path with its templates; below {@code /v1}, or where it says so below the root
   * @param node what the contract says of it
   */
  public record Operation(String method, String path, JsonNode node) {
    /** {@return method and path} */
    public String name() {
      return method + " " + path;
    }

    boolean matches(String asked, String actual) {
      return method.equals(asked) && actual.matches(path.replaceAll("\\{\\w+}", "[^/]+"));
    }
  }

  private final JsonNode document;
  private final List<Operation> operations = new ArrayList<>();
  private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

  /**
   * @param json the OpenAPI document
   */
  public Contract(InputStream json) {
    try {
      document = MAPPER.readTree(json);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        if (operation.getKey().equals("servers")) {
          continue;
        }
        operations.add(
            new Operation(
                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()));
      }
    }
  }

  /** {@return all operations} */
  public List<Operation> operations() {
    return List.copyOf(operations);
  }

  /** {@return a node, followed where it is a reference} */
  public JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  /**
   * Fails when an answer is not what the contract says.
   *
   * @param method the request's method
   * @param path the request's path as {@link Operation#path} has it, without its query
   * @param status the answer's status
   * @param contentType the answer's Content-Type, when it has one
   * @param body the answer's body
   */
  public void check(
      String method, String path, int status, Optional<String> contentType, byte[] body) {
    String what = method + " " + path + " -> " + status;
    Operation operation =
        operations.stream()
            .filter(op -> op.matches(method, path))
            .min(Comparator.comparingInt(op -> op.path().split("\\{", -1).length))
            .orElseThrow(() -> new AssertionError(what + ": not in the contract"));
    JsonNode declared = operation.node().get("responses").path(Integer.toString(status));
    if (declared.isMissingNode()) {
      throw new AssertionError(what + ": status not in the contract, body " + new String(body));
    }
    JsonNode content = resolve(declared).path("content");
    if (content.isEmpty()) {
      require(body.length == 0, what + ": has a body, the contract has none");
      return;
    }
    String mediaType =
        contentType
            .map(type -> type.split(";")[0].strip())
            .orElseThrow(() -> new AssertionError(what + ": no Content-Type"));
    JsonNode media = content.has(mediaType) ? content.get(mediaType) : content.path("*/*");
    require(!media.isMissingNode(), what + ": the contract does not answer in " + mediaType);
    if (mediaType.endsWith("json") && media.path("schema").has("$ref")) {
      checkSchema(media.get("schema").get("$ref").asText(), body, what);
    }
  }

  /**
   * Fails when JSON does not fit a schema, also by a property that the schema does not name.
   *
   * @param ref the schema, such as {@code #/components/schemas/Training}
   * @param json the JSON
   * @param what what it is, for the message
   */
  public void checkSchema(String ref, byte[] json, String what) {
    try {
      Set<ValidationMessage> messages =
          schemas.computeIfAbsent(ref, this::schema).validate(MAPPER.readTree(json));
      require(messages.isEmpty(), what + ": " + messages + " in " + new String(json));
    } catch (IOException notJson) {
      throw new AssertionError(what + ": not JSON", notJson);
    }
  }

  private JsonSchema schema(String ref) {
    ObjectNode root = MAPPER.createObjectNode().put("$ref", ref);
    root.set("components", closed(document.get("components").deepCopy()));
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root, config);
  }

  /** The contract leaves answers open for what later versions add; a test must not. */
  private static JsonNode closed(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("properties").isObject()
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    StreamSupport.stream(node.spliterator(), false).forEach(Contract::closed);
    return node;
  }

  private static void require(boolean good, String message) {
    if (!good) {
      throw new AssertionError(message);
    }
  }
}
