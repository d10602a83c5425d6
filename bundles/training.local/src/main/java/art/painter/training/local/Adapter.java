package art.painter.training.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** An adapter as a file: the matrices A and B of every convolution, and what they belong to. */
record Adapter(Weights weights, String trigger, String manifest) {

  private static final String BASE = "base_model_sha256";
  private static final String TRIGGER = "trigger_word";

  void write(OutputStream out, Map<String, String> more) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", "painter-local-lora");
    metadata.put("base_model", BaseWeights.NAME + " (not FLUX)");
    metadata.put(BASE, BaseWeights.SHA_256);
    metadata.put("rank", Integer.toString(Lora.rank(weights)));
    metadata.put(TRIGGER, trigger);
    metadata.put("manifest_root", manifest);
    metadata.putAll(more);
    new Safetensors(metadata, weights).write(out, Safetensors.Type.F32);
  }

  /**
   * Reads an adapter of the base model that ships with this bundle.
   *
   * @throws IOException when it is none; the message says why
   */
  static Adapter read(InputStream in) throws IOException {
    Safetensors file = Safetensors.read(in);
    Map<String, String> metadata = file.metadata();
    if (!BaseWeights.SHA_256.equals(metadata.get(BASE))) {
      throw new IOException(
          "these weights were trained on another base model: " + metadata.get(BASE));
    }
    Lora.check(file.weights());
    return new Adapter(
        file.weights(),
        metadata.getOrDefault(TRIGGER, ""),
        metadata.getOrDefault("manifest_root", ""));
  }
}
