package art.painter.training.local;

import java.util.Arrays;

/**
 * A square convolution whose border repeats the edge pixel. Weights are one row an output channel,
 * in the order input channel, kernel row, kernel column.
 */
record Conv(int in, int out, int kernel, int stride) {

  private static final int COLUMNS = 512;

  int patch() {
    return in * kernel * kernel;
  }

  Tensor forward(Tensor x, float[][] weight, float[] bias) {
    Tensor y = Tensor.zeros(out, x.height() / stride, x.width() / stride);
    if (bias != null) {
      for (int c = 0; c < out; c++) {
        Arrays.fill(y.data()[c], bias[c]);
      }
    }
    int rows = rows(y);
    float[][] patches = new float[patch()][rows * y.width()];
    float[][] tile = new float[out][rows * y.width()];
    for (int top = 0; top < y.height(); top += rows) {
      int n = Math.min(rows, y.height() - top) * y.width();
      gather(x, y.width(), top, n, patches);
      get(y, top, n, tile);
      Gemm.multiply(weight, patches, patch(), tile, n);
      put(tile, y, top, n);
    }
    return y;
  }

  /**
   * Adds the gradient of the weights to {@code weightGradient}, unless that is null, and returns
   * the gradient of x.
   *
   * @param transposed the weights, one row a patch element
   */
  Tensor backward(Tensor x, Tensor dy, float[][] transposed, float[][] weightGradient) {
    Tensor dx = Tensor.zeros(in, x.height(), x.width());
    int rows = rows(dy);
    int columns = rows * dy.width();
    float[][] patches = new float[patch()][columns];
    float[][] sideways = weightGradient == null ? null : new float[columns][patch()];
    float[][] tile = new float[out][columns];
    for (int top = 0; top < dy.height(); top += rows) {
      int n = Math.min(rows, dy.height() - top) * dy.width();
      get(dy, top, n, tile);
      if (weightGradient != null) {
        gather(x, dy.width(), top, n, patches);
        Gemm.transpose(patches, patch(), n, sideways);
        Gemm.multiply(tile, sideways, n, weightGradient, patch());
      }
      for (float[] patch : patches) {
        Arrays.fill(patch, 0, n, 0f);
      }
      Gemm.multiply(transposed, tile, out, patches, n);
      scatter(patches, dy.width(), top, n, dx);
    }
    return dx;
  }

  private static int rows(Tensor y) {
    return Math.max(1, Math.min(y.height(), COLUMNS / y.width()));
  }

  private static void get(Tensor y, int top, int n, float[][] tile) {
    for (int c = 0; c < tile.length; c++) {
      System.arraycopy(y.data()[c], top * y.width(), tile[c], 0, n);
    }
  }

  private static void put(float[][] tile, Tensor y, int top, int n) {
    for (int c = 0; c < tile.length; c++) {
      System.arraycopy(tile[c], 0, y.data()[c], top * y.width(), n);
    }
  }

  private void gather(Tensor x, int width, int top, int n, float[][] patches) {
    int pad = kernel / 2;
    for (int p = 0; p < patches.length; p++) {
      float[] from = x.data()[p / (kernel * kernel)];
      int down = p / kernel % kernel - pad;
      int right = p % kernel - pad;
      float[] to = patches[p];
      for (int i = 0; i < n; i += width) {
        int row = clamp((top + i / width) * stride + down, x.height()) * x.width();
        if (stride == 1) {
          int first = Math.max(0, -right);
          int last = Math.min(width, x.width() - right);
          Arrays.fill(to, i, i + first, from[row]);
          System.arraycopy(from, row + first + right, to, i + first, last - first);
          Arrays.fill(to, i + last, i + width, from[row + x.width() - 1]);
        } else {
          for (int j = 0; j < width; j++) {
            to[i + j] = from[row + clamp(j * stride + right, x.width())];
          }
        }
      }
    }
  }

  private void scatter(float[][] patches, int width, int top, int n, Tensor dx) {
    int pad = kernel / 2;
    for (int p = 0; p < patches.length; p++) {
      float[] to = dx.data()[p / (kernel * kernel)];
      int down = p / kernel % kernel - pad;
      int right = p % kernel - pad;
      float[] from = patches[p];
      for (int i = 0; i < n; i += width) {
        int row = clamp((top + i / width) * stride + down, dx.height()) * dx.width();
        for (int j = 0; j < width; j++) {
          to[row + clamp(j * stride + right, dx.width())] += from[i + j];
        }
      }
    }
  }

  private static int clamp(int i, int size) {
    return i < 0 ? 0 : Math.min(i, size - 1);
  }
}
