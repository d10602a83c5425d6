package art.painter.training.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Matrices and text in the {@code .safetensors} format. */
record Safetensors(Map<String, String> metadata, Weights weights) {

  /** How a number is stored. */
  enum Type {
    F16(2),
    F32(4);

    private final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String METADATA = "__metadata__";
  private static final int MOST_HEADER = 1 << 20;
  private static final long MOST_VALUES = 16 << 20;

  void write(OutputStream out, Type type) throws IOException {
    ObjectNode header = JSON.createObjectNode();
    ObjectNode text = header.putObject(METADATA);
    metadata.forEach(text::put);
    long end = 0;
    for (Map.Entry<String, float[][]> entry : weights.matrices().entrySet()) {
      float[][] m = entry.getValue();
      ObjectNode tensor = header.putObject(entry.getKey());
      tensor.put("dtype", type.name());
      tensor.putArray("shape").add(m.length).add(m[0].length);
      long start = end;
      end += (long) m.length * m[0].length * type.bytes;
      tensor.putArray("data_offsets").add(start).add(end);
    }
    byte[] json = JSON.writeValueAsBytes(header);
    // The data begins at a multiple of eight bytes, as the format's own writers have it.
    int padded = (json.length + 7) / 8 * 8;
    ByteBuffer head = ByteBuffer.allocate(Long.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
    head.putLong(padded).put(json);
    while (head.hasRemaining()) {
      head.put((byte) ' ');
    }
    out.write(head.array());
    for (float[][] m : weights.matrices().values()) {
      for (float[] row : m) {
        ByteBuffer data =
            ByteBuffer.allocate(row.length * type.bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (float v : row) {
          if (type == Type.F32) {
            data.putFloat(v);
          } else {
            data.putShort(Half.of(v));
          }
        }
        out.write(data.array());
      }
    }
  }

  /**
   * Reads matrices of one or two dimensions that follow each other without gaps.
   *
   * @throws IOException when this is no such file
   */
  static Safetensors read(InputStream in) throws IOException {
    long length = ByteBuffer.wrap(exactly(in, Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > MOST_HEADER) {
      throw new IOException("not a safetensors file: a header of " + length + " bytes");
    }
    JsonNode header = parse(new String(exactly(in, (int) length), StandardCharsets.UTF_8));
    Map<String, String> metadata = new LinkedHashMap<>();
    Weights weights = new Weights();
    long at = 0;
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      if (entry.getKey().equals(METADATA)) {
        entry.getValue().properties().forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
      } else {
        float[][] matrix = matrix(in, entry.getKey(), entry.getValue(), at);
        at = entry.getValue().path("data_offsets").path(1).asLong();
        weights.put(entry.getKey(), matrix);
      }
    }
    if (in.read() >= 0) {
      throw new IOException("not a safetensors file: data after the last tensor");
    }
    return new Safetensors(metadata, weights);
  }

  private static JsonNode parse(String json) throws IOException {
    try {
      JsonNode header = JSON.readTree(json);
      if (!header.isObject()) {
        throw new IOException("not a safetensors file: the header is no object");
      }
      return header;
    } catch (JsonProcessingException e) {
      throw new IOException("not a safetensors file: the header is no JSON", e);
    }
  }

  private static float[][] matrix(InputStream in, String name, JsonNode tensor, long at)
      throws IOException {
    Type type = type(name, tensor.path("dtype").asText());
    JsonNode shape = tensor.path("shape");
    long rows = shape.size() == 2 ? shape.path(0).asLong() : 1;
    long columns = shape.path(shape.size() - 1).asLong();
    boolean sound = shape.size() >= 1 && shape.size() <= 2 && rows > 0 && columns > 0;
    if (!sound || rows > MOST_VALUES || columns > MOST_VALUES || rows * columns > MOST_VALUES) {
      throw new IOException(name + " has a shape that is not used here: " + shape);
    }
    long start = tensor.path("data_offsets").path(0).asLong(-1);
    long end = tensor.path("data_offsets").path(1).asLong(-1);
    if (start != at || end - start != rows * columns * type.bytes) {
      throw new IOException(name + " does not lie where the header says");
    }
    float[][] matrix = new float[(int) rows][];
    for (int r = 0; r < rows; r++) {
      matrix[r] = row(exactly(in, (int) columns * type.bytes), type, name);
    }
    return matrix;
  }

  private static float[] row(byte[] bytes, Type type, String name) throws IOException {
    ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    float[] row = new float[bytes.length / type.bytes];
    for (int i = 0; i < row.length; i++) {
      row[i] = type == Type.F32 ? data.getFloat() : Half.toFloat(data.getShort());
      if (!Float.isFinite(row[i])) {
        throw new IOException(name + " holds a value that is not a number");
      }
    }
    return row;
  }

  private static Type type(String name, String dtype) throws IOException {
    for (Type type : Type.values()) {
      if (type.name().equals(dtype)) {
        return type;
      }
    }
    throw new IOException(name + " is of a type that is not used here: " + dtype);
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("the safetensors file ends too early");
    }
    return bytes;
  }
}
