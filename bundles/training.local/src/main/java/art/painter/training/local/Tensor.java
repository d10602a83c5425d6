package art.painter.training.local;

import java.util.Arrays;

/** A feature map: one array a channel, each holding the rows of the picture one after another. */
record Tensor(int height, int width, float[][] data) {

  static Tensor zeros(int channels, int height, int width) {
    return new Tensor(height, width, new float[channels][height * width]);
  }

  int channels() {
    return data.length;
  }

  int area() {
    return height * width;
  }

  /** The nearest-neighbour picture of twice the size. */
  Tensor doubled() {
    Tensor big = zeros(channels(), height * 2, width * 2);
    for (int c = 0; c < channels(); c++) {
      for (int y = 0; y < big.height; y++) {
        int from = (y / 2) * width;
        int to = y * big.width;
        for (int x = 0; x < width; x++) {
          float v = data[c][from + x];
          big.data[c][to + 2 * x] = v;
          big.data[c][to + 2 * x + 1] = v;
        }
      }
    }
    return big;
  }

  /** The gradient of {@link #doubled()}: the sum of each square of four. */
  Tensor halvedSum() {
    Tensor small = zeros(channels(), height / 2, width / 2);
    for (int c = 0; c < channels(); c++) {
      for (int y = 0; y < small.height; y++) {
        int top = 2 * y * width;
        for (int x = 0; x < small.width; x++) {
          int i = top + 2 * x;
          small.data[c][y * small.width + x] =
              data[c][i] + data[c][i + 1] + data[c][i + width] + data[c][i + width + 1];
        }
      }
    }
    return small;
  }

  /** The mean of each square of four: one step down a pyramid. */
  Tensor halved() {
    return halvedSum().scale(0.25f);
  }

  Tensor scale(float factor) {
    for (float[] channel : data) {
      for (int i = 0; i < channel.length; i++) {
        channel[i] *= factor;
      }
    }
    return this;
  }

  Tensor add(Tensor other) {
    for (int c = 0; c < channels(); c++) {
      float[] to = data[c];
      float[] from = other.data[c];
      for (int i = 0; i < to.length; i++) {
        to[i] += from[i];
      }
    }
    return this;
  }

  /** The channels of this map followed by those of another; the arrays are shared, not copied. */
  Tensor concat(Tensor other) {
    float[][] joined = Arrays.copyOf(data, channels() + other.channels());
    System.arraycopy(other.data, 0, joined, channels(), other.channels());
    return new Tensor(height, width, joined);
  }

  /** The first channels of this map; the arrays are shared. */
  Tensor first(int channels) {
    return new Tensor(height, width, Arrays.copyOf(data, channels));
  }

  Tensor crop(int top, int left, int rows, int columns) {
    Tensor part = zeros(channels(), rows, columns);
    for (int c = 0; c < channels(); c++) {
      for (int y = 0; y < rows; y++) {
        System.arraycopy(data[c], (top + y) * width + left, part.data[c], y * columns, columns);
      }
    }
    return part;
  }
}
