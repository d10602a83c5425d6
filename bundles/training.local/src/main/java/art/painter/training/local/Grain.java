package art.painter.training.local;

/**
 * Smooth noise made of cells that are so long and so wide, turned by an angle.
 *
 * @param degrees the direction of the long side
 */
record Grain(int length, int width, int degrees) {

  private static final float STRENGTH = 1.5f;

  void fill(float[] picture, int pictureWidth, long seed) {
    double cos = StrictMath.cos(StrictMath.toRadians(degrees));
    double sin = StrictMath.sin(StrictMath.toRadians(degrees));
    for (int i = 0; i < picture.length; i++) {
      int x = i % pictureWidth;
      int y = i / pictureWidth;
      picture[i] = STRENGTH * at((x * cos + y * sin) / length, (y * cos - x * sin) / width, seed);
    }
  }

  private static float at(double along, double across, long seed) {
    int u = (int) Math.floor(along);
    int v = (int) Math.floor(across);
    float fu = (float) (along - u);
    float fv = (float) (across - v);
    return (1 - fv) * ((1 - fu) * corner(u, v, seed) + fu * corner(u + 1, v, seed))
        + fv * ((1 - fu) * corner(u, v + 1, seed) + fu * corner(u + 1, v + 1, seed));
  }

  /** Between -1 and 1, the same for the same corner and seed. */
  private static float corner(int u, int v, long seed) {
    long h = seed + u * 0x9e3779b97f4a7c15L + v * 0xc2b2ae3d27d4eb4fL;
    h = (h ^ h >>> 30) * 0xbf58476d1ce4e5b9L;
    h = (h ^ h >>> 27) * 0x94d049bb133111ebL;
    return ((h ^ h >>> 31) >> 40) * 0x1p-23f;
  }
}
