package art.painter.training.local;

import java.io.IOException;
import java.util.Map;
import java.util.Random;

/**
 * A low-rank adaptation of the painter: for every convolution the weights become {@code W +
 * strength·B·A}. The offset and scale of each output channel, one number each, move by a difference
 * of their own.
 */
final class Lora {

  private static final String A = ".lora_A";
  private static final String B = ".lora_B";
  private static final String DIFFERENCE = ".diff";

  private Lora() {}

  /** A fresh adapter, which changes nothing yet: every B is zero. */
  static Weights fresh(int rank, Random random) {
    Weights adapter = new Weights();
    for (Painter.Layer layer : Painter.LAYERS) {
      Conv conv = layer.conv();
      float[][] a = new float[rank][conv.patch()];
      for (float[] row : a) {
        for (int i = 0; i < row.length; i++) {
          row[i] = (float) (random.nextGaussian() / StrictMath.sqrt(conv.patch()));
        }
      }
      adapter.put(layer.weight() + A, a);
      adapter.put(layer.weight() + B, new float[conv.out()][rank]);
      adapter.put(layer.bias() + DIFFERENCE, new float[1][conv.out()]);
      if (layer.normalised()) {
        adapter.put(layer.scale() + DIFFERENCE, new float[1][conv.out()]);
      }
    }
    return adapter;
  }

  /** Refuses matrices that do not fit the painter. */
  static void check(Weights adapter) throws IOException {
    float[][] first = adapter.matrices().get(Painter.LAYERS.get(0).weight() + A);
    int rank = first == null ? 0 : first.length;
    Weights expected = fresh(rank, new Random(0));
    for (Map.Entry<String, float[][]> entry : expected.matrices().entrySet()) {
      float[][] theirs = adapter.matrices().get(entry.getKey());
      float[][] ours = entry.getValue();
      if (rank == 0
          || theirs == null
          || theirs.length != ours.length
          || theirs[0].length != ours[0].length) {
        throw new IOException(
            "these weights are not an adapter of this model: " + entry.getKey() + " does not fit");
      }
    }
  }

  static int rank(Weights adapter) {
    return adapter.get(Painter.LAYERS.get(0).weight() + A).length;
  }

  /** The base weights with the adapter applied at a strength; the base is left as it is. */
  static Weights apply(Weights base, Weights adapter, float strength) {
    Weights adapted = base.copy();
    for (Painter.Layer layer : Painter.LAYERS) {
      float[][] a = adapter.get(layer.weight() + A);
      float[][] b = scaled(adapter.get(layer.weight() + B), strength);
      Gemm.multiply(b, a, a.length, adapted.get(layer.weight()), layer.conv().patch());
      addScaled(adapted.vector(layer.bias()), adapter.vector(layer.bias() + DIFFERENCE), strength);
      if (layer.normalised()) {
        addScaled(
            adapted.vector(layer.scale()), adapter.vector(layer.scale() + DIFFERENCE), strength);
      }
    }
    return adapted;
  }

  /** The gradient of the adapter at strength 1, from that of the adapted weights. */
  static Weights gradient(Weights adapter, Weights full) {
    Weights gradient = adapter.zeros();
    for (Painter.Layer layer : Painter.LAYERS) {
      Conv conv = layer.conv();
      float[][] a = adapter.get(layer.weight() + A);
      float[][] b = adapter.get(layer.weight() + B);
      float[][] d = full.get(layer.weight());
      float[][] across = Gemm.transpose(a, a.length, conv.patch());
      Gemm.multiply(d, across, conv.patch(), gradient.get(layer.weight() + B), a.length);
      float[][] down = Gemm.transpose(b, conv.out(), a.length);
      Gemm.multiply(down, d, conv.out(), gradient.get(layer.weight() + A), conv.patch());
      gradient.put(layer.bias() + DIFFERENCE, full.get(layer.bias()));
      if (layer.normalised()) {
        gradient.put(layer.scale() + DIFFERENCE, full.get(layer.scale()));
      }
    }
    return gradient;
  }

  private static float[][] scaled(float[][] matrix, float factor) {
    float[][] scaled = new float[matrix.length][matrix[0].length];
    for (int r = 0; r < matrix.length; r++) {
      addScaled(scaled[r], matrix[r], factor);
    }
    return scaled;
  }

  private static void addScaled(float[] to, float[] from, float factor) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * from[i];
    }
  }
}
