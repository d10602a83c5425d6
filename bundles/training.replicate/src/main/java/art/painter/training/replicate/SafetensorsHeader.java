package art.painter.training.replicate;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the header of a {@code .safetensors} file tells of a LoRA.
 *
 * @param tensors how many tensors it has
 * @param layers how many layers it adapts
 * @param rank the rank of most of them; 0 when it is not the file of a LoRA
 * @param dtype the type of most numbers, such as {@code BF16}
 */
record SafetensorsHeader(int tensors, int layers, int rank, String dtype) {
  private static final long MOST_BYTES = 16 << 20;

  /**
   * {@return the header}
   *
   * @param in the file, from its start: the header's length in eight bytes, little end first, then
   *     the header as JSON
   */
  static SafetensorsHeader read(InputStream in) throws IOException {
    long length = ByteBuffer.wrap(exactly(in, 8)).order(ByteOrder.LITTLE_ENDIAN).getLong();
    if (length < 2 || length > MOST_BYTES) {
      throw new IOException("not the header of a .safetensors file");
    }
    JsonNode header = Json.parse(exactly(in, (int) length));
    if (!header.isObject()) {
      throw new IOException("the header of the .safetensors file is no object");
    }
    return of(header);
  }

  private static SafetensorsHeader of(JsonNode header) {
    int tensors = 0;
    int layers = 0;
    Map<Integer, Integer> ranks = new TreeMap<>();
    Map<String, Integer> types = new TreeMap<>();
    for (Map.Entry<String, JsonNode> tensor : header.properties()) {
      JsonNode shape = tensor.getValue().path("shape");
      if (!shape.isArray()) {
        continue;
      }
      tensors++;
      types.merge(tensor.getValue().path("dtype").asText(), 1, Integer::sum);
      // The two spellings of the matrix that leads down to the rank; its first dimension is the
      // rank.
      if (tensor.getKey().contains("lora_A") || tensor.getKey().contains("lora_down")) {
        layers++;
        ranks.merge(shape.path(0).asInt(), 1, Integer::sum);
      }
    }
    return new SafetensorsHeader(tensors, layers, most(ranks, 0), most(types, ""));
  }

  private static <K> K most(Map<K, Integer> counts, K none) {
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(none);
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the .safetensors file ends in its header");
    }
    return bytes;
  }
}
