package art.painter.training.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** The state of a training as a file, exact to the last bit. */
final class Checkpoint {

  private static final String STEP = "step";
  private static final String ADAPTER = "adapter:";
  private static final String FIRST = "first:";
  private static final String SECOND = "second:";

  private Checkpoint() {}

  static void write(LoraTraining.State state, OutputStream out) throws IOException {
    Weights all = new Weights();
    state.adapter().matrices().forEach((name, m) -> all.put(ADAPTER + name, m));
    state.adam().first().matrices().forEach((name, m) -> all.put(FIRST + name, m));
    state.adam().second().matrices().forEach((name, m) -> all.put(SECOND + name, m));
    new Safetensors(Map.of(STEP, Integer.toString(state.step())), all)
        .write(out, Safetensors.Type.F32);
  }

  static LoraTraining.State read(InputStream in) throws IOException {
    Safetensors file = Safetensors.read(in);
    Weights adapter = part(file.weights(), ADAPTER);
    Lora.check(adapter);
    Adam adam = new Adam(part(file.weights(), FIRST), part(file.weights(), SECOND));
    return new LoraTraining.State(Integer.parseInt(file.metadata().get(STEP)), adapter, adam, 0);
  }

  private static Weights part(Weights all, String prefix) {
    Weights part = new Weights();
    all.matrices()
        .forEach(
            (name, m) -> {
              if (name.startsWith(prefix)) {
                part.put(name.substring(prefix.length()), m);
              }
            });
    return part;
  }
}
