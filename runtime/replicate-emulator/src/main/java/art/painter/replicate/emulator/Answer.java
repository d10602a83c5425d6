package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is answered to a request.
 *
 * @param status the HTTP status, or 0 to cut the connection instead
 * @param headers its headers
 * @param length of the body in bytes; 0 for none, -1 when it is not known
 * @param body writes it
 */
record Answer(int status, Map<String, String> headers, long length, Body body) {
  static final String CONTENT_TYPE = "Content-Type";
  static final String PROBLEM = "application/problem+json";

  /** Writes a body. */
  @FunctionalInterface
  interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  /** {@return the connection is cut without a word} */
  static Answer dropped() {
    return new Answer(0, Map.of(), 0, out -> {});
  }

  static Answer empty(int status) {
    return new Answer(status, Map.of(), 0, out -> {});
  }

  static Answer json(int status, JsonNode node) {
    return bytes(status, "application/json", Json.bytes(node));
  }

  static Answer text(int status, String type, String text) {
    return bytes(status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  static Answer bytes(int status, String type, byte[] bytes) {
    return new Answer(status, Map.of(CONTENT_TYPE, type), bytes.length, out -> out.write(bytes));
  }

  /** {@return JSON that is written while it is made} */
  static Answer stream(Body body) {
    return new Answer(200, Map.of(CONTENT_TYPE, "application/json"), -1, body);
  }

  static Answer file(Path file, String type) throws IOException {
    return new Answer(
        200, Map.of(CONTENT_TYPE, type), Files.size(file), out -> Files.copy(file, out));
  }

  Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, length, body);
  }

  boolean isDropped() {
    return status == 0;
  }
}
