package art.painter.training.replicate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Predicate;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Reads and writes the API's JSON; never more of it than fits. */
final class Json {
  private static final int MOST_STRING = 16 << 20;
  private static final ObjectMapper ONE = mapper(32 << 20);

  /** Logs of a training were seen at some hundred kilobytes; a page has a hundred trainings. */
  private static final ObjectMapper MANY = mapper(512 << 20);

  private static final MediaType TYPE = MediaType.get("application/json");

  private Json() {}

  private static ObjectMapper mapper(int mostBytes) {
    return new ObjectMapper(
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxDocumentLength(mostBytes)
                    .maxStringLength(MOST_STRING)
                    .build())
            .build());
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** No body when the node is missing: some orders have none. */
  static RequestBody body(JsonNode node) {
    return node.isMissingNode()
        ? RequestBody.create(new byte[0], null)
        : RequestBody.create(node.toString().getBytes(StandardCharsets.UTF_8), TYPE);
  }

  /** {@return the body of an order that has none} */
  static JsonNode nothing() {
    return MissingNode.getInstance();
  }

  static JsonNode parse(byte[] text) throws IOException {
    JsonNode node = ONE.readTree(text);
    return node == null ? MissingNode.getInstance() : node;
  }

  static JsonNode parse(String text) throws IOException {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A success must be JSON, when there is a body; a refusal may be anything. */
  static Answer answer(Response response) throws IOException {
    try (JsonParser parser = ONE.createParser(response.body().byteStream())) {
      JsonNode node = parser.nextToken() == null ? null : parser.readValueAsTree();
      return new Answer(response.code(), node == null ? MissingNode.getInstance() : node);
    } catch (IOException unreadable) {
      if (response.isSuccessful()) {
        throw unreadable;
      }
      return new Answer(response.code(), MissingNode.getInstance());
    }
  }

  /** A page of a list: {@code {"next": link, "previous": link, "results": [...]}} in any order. */
  static Optional<String> page(Response response, Predicate<JsonNode> each) throws IOException {
    if (!response.isSuccessful()) {
      throw new IOException("a list was answered with " + response.code());
    }
    String next = null;
    try (InputStream in = response.body().byteStream();
        JsonParser parser = MANY.createParser(in)) {
      expect(parser.nextToken(), JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (name.equals("results")) {
          expect(value, JsonToken.START_ARRAY);
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (!each.test(parser.readValueAsTree())) {
              return Optional.empty();
            }
          }
        } else if (name.equals("next") && value == JsonToken.VALUE_STRING) {
          next = parser.getText();
        } else {
          parser.skipChildren();
        }
      }
    }
    return Optional.ofNullable(next);
  }

  private static void expect(JsonToken found, JsonToken expected) throws IOException {
    if (found != expected) {
      throw new IOException("a list has another form than is known");
    }
  }
}
