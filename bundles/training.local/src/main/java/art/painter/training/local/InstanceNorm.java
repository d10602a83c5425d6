package art.painter.training.local;

/** Brings every channel of a picture to mean 0 and variance 1. */
final class InstanceNorm {

  private static final double EPSILON = 1e-4;

  private InstanceNorm() {}

  /** Normalises in place and returns what each channel was divided by. */
  static float[] forward(Tensor x) {
    float[] deviation = new float[x.channels()];
    for (int c = 0; c < x.channels(); c++) {
      float[] v = x.data()[c];
      double sum = 0;
      double squares = 0;
      for (float f : v) {
        sum += f;
        squares += (double) f * f;
      }
      double mean = sum / v.length;
      double variance = Math.max(0, squares / v.length - mean * mean);
      deviation[c] = (float) Math.sqrt(variance + EPSILON);
      float shift = (float) mean;
      float factor = 1 / deviation[c];
      for (int i = 0; i < v.length; i++) {
        v[i] = (v[i] - shift) * factor;
      }
    }
    return deviation;
  }

  /** Turns the gradient of the normalised picture, in place, into that of the picture before. */
  static void backward(Tensor normalised, float[] deviation, Tensor gradient) {
    for (int c = 0; c < gradient.channels(); c++) {
      float[] g = gradient.data()[c];
      float[] v = normalised.data()[c];
      double sum = 0;
      double product = 0;
      for (int i = 0; i < g.length; i++) {
        sum += g[i];
        product += (double) g[i] * v[i];
      }
      float mean = (float) (sum / g.length);
      float along = (float) (product / g.length);
      float factor = 1 / deviation[c];
      for (int i = 0; i < g.length; i++) {
        g[i] = (g[i] - mean - v[i] * along) * factor;
      }
    }
  }
}
