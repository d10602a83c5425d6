package art.painter.training.local;

/** Numbers of 16 bits (IEEE 754 binary16), which Java 17 does not have. */
final class Half {

  private static final float SMALLEST_NORMAL = 0x1p-14f;
  private static final float LARGEST = 65504f;

  private Half() {}

  /** The nearest half; what is too large becomes the largest there is. */
  static short of(float value) {
    int sign = Float.floatToRawIntBits(value) >>> 16 & 0x8000;
    float size = Math.min(LARGEST, Math.abs(value));
    if (size < SMALLEST_NORMAL) {
      return (short) (sign | (int) StrictMath.rint(size * 0x1p24f));
    }
    int exponent = Math.getExponent(size);
    // May round up to 1024, which then rightly carries into the exponent.
    int fraction = (int) StrictMath.rint((size / Math.scalb(1f, exponent) - 1) * 1024);
    return (short) (sign | (exponent + 15 << 10) + fraction);
  }

  static float toFloat(short half) {
    int exponent = half >> 10 & 0x1f;
    int fraction = half & 0x3ff;
    float size =
        switch (exponent) {
          case 0 -> fraction * 0x1p-24f;
          case 31 -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
          default -> Math.scalb(1 + fraction / 1024f, exponent - 15);
        };
    return (half & 0x8000) == 0 ? size : -size;
  }
}
