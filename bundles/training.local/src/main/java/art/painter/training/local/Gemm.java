package art.painter.training.local;

/**
 * Matrix products over rows held as separate arrays.
 *
 * <p>The shape of the inner loop is deliberate: the JIT compiler of Java 17 turns a body of four
 * multiply-adds over arrays that all start at index 0 into vector instructions, and gives up on
 * longer bodies and on offsets. It is about ten times as fast as the textbook loop, so every
 * product in this package is brought into this form.
 */
final class Gemm {

  private Gemm() {}

  /** Adds {@code a·b} to {@code c}, over the first {@code n} columns of b and c. */
  static void multiply(float[][] a, float[][] b, int depth, float[][] c, int n) {
    int k = 0;
    for (; k + 3 < depth; k += 4) {
      for (int m = 0; m < c.length; m++) {
        float[] row = a[m];
        add4(
            c[m],
            b[k],
            row[k],
            b[k + 1],
            row[k + 1],
            b[k + 2],
            row[k + 2],
            b[k + 3],
            row[k + 3],
            n);
      }
    }
    for (; k < depth; k++) {
      for (int m = 0; m < c.length; m++) {
        add1(c[m], b[k], a[m][k], n);
      }
    }
  }

  static float[][] transpose(float[][] a, int rows, int columns) {
    float[][] t = new float[columns][rows];
    transpose(a, rows, columns, t);
    return t;
  }

  static void transpose(float[][] a, int rows, int columns, float[][] t) {
    for (int top = 0; top < rows; top += 16) {
      int bottom = Math.min(rows, top + 16);
      for (int j = 0; j < columns; j++) {
        float[] to = t[j];
        for (int i = top; i < bottom; i++) {
          to[i] = a[i][j];
        }
      }
    }
  }

  private static void add4(
      float[] c,
      float[] b0,
      float a0,
      float[] b1,
      float a1,
      float[] b2,
      float a2,
      float[] b3,
      float a3,
      int n) {
    for (int j = 0; j < n; j++) {
      c[j] += a0 * b0[j] + a1 * b1[j] + a2 * b2[j] + a3 * b3[j];
    }
  }

  private static void add1(float[] c, float[] b, float a, int n) {
    for (int j = 0; j < n; j++) {
      c[j] += a * b[j];
    }
  }
}
