package art.painter.training.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Every backward pass written by hand agrees with finite differences of its forward pass. */
class GradientTest {

  private final Random random = new Random(5);

  @Test
  void a_convolution_hands_back_the_gradient_of_its_input_and_weights() {
    for (int stride = 1; stride <= 2; stride++) {
      Conv conv = new Conv(3, 5, 3, stride);
      Tensor x = noise(3, 8, 12);
      float[][] weight = noise(conv.out(), 1, conv.patch()).data();
      Tensor wanted = noise(5, 8 / stride, 12 / stride);
      float[][] gradient = new float[conv.out()][conv.patch()];
      Tensor dx = conv.backward(x, wanted, Gemm.transpose(weight, 5, conv.patch()), gradient);

      Supplier<Double> loss = () -> dot(conv.forward(x, weight, null), wanted);
      check(loss, x.data()[1], 0, dx.data()[1][0], 1e-2f);
      check(loss, x.data()[2], 37, dx.data()[2][37], 1e-2f);
      check(loss, weight[3], 11, gradient[3][11], 1e-2f);
    }
  }

  @Test
  void the_painter_hands_back_the_gradient_of_its_adapter() {
    Weights base = Painter.random(new Random(1));
    Weights adapter = Lora.fresh(2, new Random(2));
    adapter.matrices().values().forEach(m -> jitter(m, 0.05f));
    Tensor input = noise(ToneMap.CHANNELS, 16, 16);
    Tensor wanted = noise(3, 16, 16);

    Tape tape = new Tape();
    Weights full = base.zeros();
    new Painter(Lora.apply(base, adapter, 1)).paint(input, tape, full);
    tape.backward(copy(wanted));
    Weights gradient = Lora.gradient(adapter, full);

    Supplier<Double> loss =
        () -> dot(new Painter(Lora.apply(base, adapter, 1)).paint(input, null, null), wanted);
    for (String name : adapter.matrices().keySet()) {
      float[] row = adapter.get(name)[adapter.get(name).length - 1];
      float[] slope = gradient.get(name)[adapter.get(name).length - 1];
      int steepest = steepest(slope);
      // Wide, because a step of any size crosses kinks of the leaky ReLU somewhere.
      check(loss, row, steepest, slope[steepest], 1e-3f, 0.06);
    }
  }

  @Test
  void the_patch_loss_hands_back_its_gradient() throws InterruptedException {
    Tensor picture = noise(3, 32, 32);
    List<Tensor> works = List.of(noise(3, 32, 32), noise(3, 32, 32));
    try (Workers workers = new Workers(1)) {
      PatchLoss patches = new PatchLoss(8, workers);
      Tensor gradient = Tensor.zeros(3, 32, 32);
      patches.loss(List.of(picture), works, 9, 100f, List.of(gradient));
      Supplier<Double> loss =
          () -> {
            try {
              return patches.loss(
                  List.of(picture), works, 9, 100f, List.of(Tensor.zeros(3, 32, 32)));
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          };
      int steepest = steepest(gradient.data()[0]);
      check(loss, picture.data()[0], steepest, gradient.data()[0][steepest], 1e-3f);
    }
  }

  @Test
  void the_structure_loss_hands_back_its_gradient() {
    Tensor picture = noise(3, 32, 32);
    Tensor tone = noise(1, 32, 32);
    Tensor gradient = Tensor.zeros(3, 32, 32);
    StructureLoss.loss(picture, tone, 10f, gradient);
    int steepest = steepest(gradient.data()[1]);
    check(
        () -> StructureLoss.loss(picture, tone, 10f, Tensor.zeros(3, 32, 32)),
        picture.data()[1],
        steepest,
        gradient.data()[1][steepest],
        1e-3f);
  }

  private static void check(Supplier<Double> loss, float[] values, int at, float slope, float by) {
    check(loss, values, at, slope, by, 0.02);
  }

  private static void check(
      Supplier<Double> loss, float[] values, int at, float slope, float by, double tolerance) {
    float value = values[at];
    values[at] = value + by;
    double above = loss.get();
    values[at] = value - by;
    double below = loss.get();
    values[at] = value;
    assertEquals((above - below) / (2 * by), slope, tolerance * Math.abs(slope) + 1e-3);
  }

  private static int steepest(float[] slope) {
    int steepest = 0;
    for (int i = 1; i < slope.length; i++) {
      steepest = Math.abs(slope[i]) > Math.abs(slope[steepest]) ? i : steepest;
    }
    return steepest;
  }

  private Tensor noise(int channels, int height, int width) {
    Tensor t = Tensor.zeros(channels, height, width);
    jitter(t.data(), 1);
    return t;
  }

  private void jitter(float[][] matrix, float by) {
    for (float[] row : matrix) {
      for (int i = 0; i < row.length; i++) {
        row[i] += (float) (by * random.nextGaussian());
      }
    }
  }

  private static Tensor copy(Tensor t) {
    return Tensor.zeros(t.channels(), t.height(), t.width()).add(t);
  }

  private static double dot(Tensor a, Tensor b) {
    double sum = 0;
    for (int c = 0; c < a.channels(); c++) {
      for (int i = 0; i < a.area(); i++) {
        sum += (double) a.data()[c][i] * b.data()[c][i];
      }
    }
    return sum;
  }
}
