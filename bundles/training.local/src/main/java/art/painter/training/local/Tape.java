package art.painter.training.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;

/**
 * What a forward pass did, to be undone from the last step to the first: each step maps a gradient
 * to the one before.
 */
final class Tape {

  private final Deque<UnaryOperator<Tensor>> steps = new ArrayDeque<>();

  void record(UnaryOperator<Tensor> backward) {
    steps.push(backward);
  }

  Tensor backward(Tensor gradient) {
    Tensor g = gradient;
    while (!steps.isEmpty()) {
      g = steps.pop().apply(g);
    }
    return g;
  }
}
