package art.painter.training.local;

/** Adam, with its moments open to being saved and restored. */
record Adam(Weights first, Weights second) {

  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.99f;
  private static final float EPSILON = 1e-8f;

  static Adam over(Weights parameters) {
    return new Adam(parameters.zeros(), parameters.zeros());
  }

  /** Moves the parameters against their gradient; steps count from 0. */
  void update(Weights parameters, Weights gradient, float rate, int step) {
    float bias1 = (float) (1 - StrictMath.pow(BETA1, step + 1));
    float bias2 = (float) (1 - StrictMath.pow(BETA2, step + 1));
    parameters
        .matrices()
        .forEach(
            (name, p) -> {
              float[][] g = gradient.get(name);
              float[][] m = first.get(name);
              float[][] v = second.get(name);
              for (int r = 0; r < p.length; r++) {
                for (int i = 0; i < p[r].length; i++) {
                  float d = g[r][i];
                  m[r][i] = BETA1 * m[r][i] + (1 - BETA1) * d;
                  v[r][i] = BETA2 * v[r][i] + (1 - BETA2) * d * d;
                  p[r][i] -=
                      rate * (m[r][i] / bias1) / ((float) Math.sqrt(v[r][i] / bias2) + EPSILON);
                }
              }
            });
  }
}
