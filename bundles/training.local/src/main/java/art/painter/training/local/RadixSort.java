package art.painter.training.local;

/**
 * Sorts floats together with their places; several times as fast as sorting objects or packed
 * longs.
 */
final class RadixSort {

  private static final int BITS = 11;
  private static final int MASK = (1 << BITS) - 1;

  private int[] keys = new int[0];
  private int[] spareKeys = keys;
  private int[] places = keys;
  private int[] sparePlaces = keys;

  /** The places of the values in rising order; valid until the next call. */
  int[] order(float[] values, int n) {
    if (keys.length < n) {
      keys = new int[n];
      spareKeys = new int[n];
      places = new int[n];
      sparePlaces = new int[n];
    }
    for (int i = 0; i < n; i++) {
      int bits = Float.floatToRawIntBits(values[i]);
      keys[i] = bits ^ (bits >> 31 | Integer.MIN_VALUE);
      places[i] = i;
    }
    for (int shift = 0; shift < Integer.SIZE; shift += BITS) {
      pass(shift, n);
    }
    return places;
  }

  private void pass(int shift, int n) {
    int[] next = new int[MASK + 2];
    for (int i = 0; i < n; i++) {
      next[(keys[i] >>> shift & MASK) + 1]++;
    }
    for (int d = 0; d < MASK; d++) {
      next[d + 1] += next[d];
    }
    for (int i = 0; i < n; i++) {
      int to = next[keys[i] >>> shift & MASK]++;
      spareKeys[to] = keys[i];
      sparePlaces[to] = places[i];
    }
    int[] swap = keys;
    keys = spareKeys;
    spareKeys = swap;
    swap = places;
    places = sparePlaces;
    sparePlaces = swap;
  }
}
