package art.painter.training.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

/**
 * The network: a feed-forward painter that turns a tone map (see {@link ToneMap}) into a picture.
 * Its base weights make a neutral grey painter; an adapter gives it an artist's palette and
 * texture.
 */
final class Painter {

  static final int WIDTH = 24;
  static final int BLOCKS = 4;
  private static final float LEAK = 0.2f;

  /** A layer: a convolution, followed by normalisation and leaky ReLU except for the last. */
  record Layer(String name, Conv conv, boolean normalised) {
    String weight() {
      return name + ".weight";
    }

    /** The offset of each output channel: the normalisation's, where there is one. */
    String bias() {
      return name + ".bias";
    }

    String scale() {
      return name + ".scale";
    }
  }

  static final List<Layer> LAYERS = layers();

  private final Weights weights;
  private final Weights transposed = new Weights();

  Painter(Weights weights) {
    this.weights = weights;
    for (Layer layer : LAYERS) {
      Conv conv = layer.conv();
      transposed.put(
          layer.weight(), Gemm.transpose(weights.get(layer.weight()), conv.out(), conv.patch()));
    }
  }

  private static List<Layer> layers() {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer("head", new Conv(ToneMap.CHANNELS, WIDTH, 5, 1), true));
    layers.add(new Layer("down1", new Conv(WIDTH, 2 * WIDTH, 3, 2), true));
    layers.add(new Layer("down2", new Conv(2 * WIDTH, 4 * WIDTH, 3, 2), true));
    for (int b = 0; b < BLOCKS; b++) {
      layers.add(new Layer("block" + b + ".a", new Conv(4 * WIDTH, 4 * WIDTH, 3, 1), true));
      layers.add(new Layer("block" + b + ".b", new Conv(4 * WIDTH, 4 * WIDTH, 3, 1), true));
    }
    layers.add(new Layer("up1", new Conv(4 * WIDTH, 2 * WIDTH, 3, 1), true));
    layers.add(new Layer("up2", new Conv(2 * WIDTH, WIDTH, 3, 1), true));
    layers.add(new Layer("paint", new Conv(WIDTH + ToneMap.CHANNELS, 3, 5, 1), false));
    return List.copyOf(layers);
  }

  /** Fresh random weights, from which the base is trained. */
  static Weights random(Random random) {
    Weights weights = new Weights();
    for (Layer layer : LAYERS) {
      Conv conv = layer.conv();
      float[][] w = new float[conv.out()][conv.patch()];
      for (float[] row : w) {
        for (int i = 0; i < row.length; i++) {
          row[i] = (float) (random.nextGaussian() * StrictMath.sqrt(1.0 / conv.patch()));
        }
      }
      weights.put(layer.weight(), w).put(layer.bias(), new float[1][conv.out()]);
      if (layer.normalised()) {
        float[][] scale = new float[1][conv.out()];
        Arrays.fill(scale[0], 1f);
        weights.put(layer.scale(), scale);
      }
    }
    return weights;
  }

  /**
   * Paints; with a tape, remembers how, so that the tape's backward pass adds to {@code gradient}.
   */
  Tensor paint(Tensor input, Tape tape, Weights gradient) {
    Pass pass = new Pass(tape, gradient);
    Tensor x = input;
    int next = 0;
    for (; next < 3; next++) {
      x = pass.layer(LAYERS.get(next), x);
    }
    for (int b = 0; b < BLOCKS; b++) {
      x = pass.block(LAYERS.get(next++), LAYERS.get(next++), x);
    }
    x = pass.layer(LAYERS.get(next++), pass.doubled(x));
    x = pass.layer(LAYERS.get(next++), pass.doubled(x));
    x = pass.concat(x, input);
    return pass.sigmoid(pass.layer(LAYERS.get(next), x));
  }

  private final class Pass {
    private final Tape tape;
    private final Weights gradient;

    Pass(Tape tape, Weights gradient) {
      this.tape = tape;
      this.gradient = gradient;
    }

    Tensor layer(Layer layer, Tensor x) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException();
      }
      Conv conv = layer.conv();
      float[] bias = weights.vector(layer.bias());
      Tensor y = conv.forward(x, weights.get(layer.weight()), layer.normalised() ? null : bias);
      if (tape != null) {
        tape.record(
            dy -> {
              if (!layer.normalised()) {
                addSums(dy, gradient.vector(layer.bias()));
              }
              return conv.backward(
                  x, dy, transposed.get(layer.weight()), gradient.get(layer.weight()));
            });
      }
      return layer.normalised() ? normalise(layer, y, bias) : y;
    }

    private Tensor normalise(Layer layer, Tensor y, float[] bias) {
      float[] scale = weights.vector(layer.scale());
      float[] deviation = InstanceNorm.forward(y);
      Tensor activated = tape == null ? y : Tensor.zeros(y.channels(), y.height(), y.width());
      for (int c = 0; c < y.channels(); c++) {
        activate(y.data()[c], scale[c], bias[c], activated.data()[c]);
      }
      if (tape != null) {
        tape.record(
            dy -> {
              float[] scales = gradient.vector(layer.scale());
              float[] shifts = gradient.vector(layer.bias());
              for (int c = 0; c < dy.channels(); c++) {
                deactivate(dy.data()[c], y.data()[c], c, scale[c], bias[c], scales, shifts);
              }
              InstanceNorm.backward(y, deviation, dy);
              return dy;
            });
      }
      return activated;
    }

    Tensor block(Layer a, Layer b, Tensor x) {
      Tape inner = tape == null ? null : new Tape();
      Pass pass = new Pass(inner, gradient);
      Tensor y = pass.layer(b, pass.layer(a, x)).add(x);
      if (tape != null) {
        tape.record(
            dy ->
                inner
                    .backward(Tensor.zeros(dy.channels(), dy.height(), dy.width()).add(dy))
                    .add(dy));
      }
      return y;
    }

    Tensor doubled(Tensor x) {
      if (tape != null) {
        tape.record(Tensor::halvedSum);
      }
      return x.doubled();
    }

    Tensor concat(Tensor x, Tensor input) {
      if (tape != null) {
        tape.record(dy -> dy.first(x.channels()));
      }
      return x.concat(input);
    }

    Tensor sigmoid(Tensor x) {
      for (float[] v : x.data()) {
        for (int i = 0; i < v.length; i++) {
          v[i] = (float) (1 / (1 + StrictMath.exp(-v[i])));
        }
      }
      if (tape != null) {
        tape.record(
            dy -> {
              for (int c = 0; c < dy.channels(); c++) {
                for (int i = 0; i < dy.data()[c].length; i++) {
                  float v = x.data()[c][i];
                  dy.data()[c][i] *= v * (1 - v);
                }
              }
              return dy;
            });
      }
      return x;
    }
  }

  private static void activate(float[] x, float scale, float bias, float[] y) {
    for (int i = 0; i < x.length; i++) {
      float v = x[i] * scale + bias;
      y[i] = v > 0 ? v : LEAK * v;
    }
  }

  private static void deactivate(
      float[] dy, float[] x, int channel, float scale, float bias, float[] scales, float[] shifts) {
    double forScale = 0;
    double forBias = 0;
    for (int i = 0; i < dy.length; i++) {
      float g = x[i] * scale + bias > 0 ? dy[i] : LEAK * dy[i];
      forScale += (double) g * x[i];
      forBias += g;
      dy[i] = g * scale;
    }
    scales[channel] += (float) forScale;
    shifts[channel] += (float) forBias;
  }

  private static void addSums(Tensor dy, float[] sums) {
    for (int c = 0; c < dy.channels(); c++) {
      double sum = 0;
      for (float g : dy.data()[c]) {
        sum += g;
      }
      sums[c] += (float) sum;
    }
  }
}
