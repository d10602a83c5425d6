package art.painter.training.local;

import java.util.LinkedHashMap;
import java.util.Map;

/** Named matrices in a fixed order: a network's parameters, their gradients, or an adapter. */
record Weights(Map<String, float[][]> matrices) {

  Weights() {
    this(new LinkedHashMap<>());
  }

  float[][] get(String name) {
    float[][] matrix = matrices.get(name);
    if (matrix == null) {
      throw new IllegalArgumentException("no weights named " + name);
    }
    return matrix;
  }

  float[] vector(String name) {
    return get(name)[0];
  }

  Weights put(String name, float[][] matrix) {
    matrices.put(name, matrix);
    return this;
  }

  Weights zeros() {
    Weights zeros = new Weights();
    matrices.forEach((name, m) -> zeros.put(name, new float[m.length][m[0].length]));
    return zeros;
  }

  Weights copy() {
    return zeros().add(this);
  }

  Weights add(Weights other) {
    matrices.forEach(
        (name, m) -> {
          float[][] from = other.get(name);
          for (int r = 0; r < m.length; r++) {
            for (int i = 0; i < m[r].length; i++) {
              m[r][i] += from[r][i];
            }
          }
        });
    return this;
  }

  long count() {
    return matrices.values().stream().mapToLong(m -> (long) m.length * m[0].length).sum();
  }
}
