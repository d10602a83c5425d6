package art.painter.training.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Trains the base weights: a painter that repeats the tones of composed scenes in grey. Its only
 * data are scenes that {@link Composer} draws, so nobody else's rights are touched. The result does
 * not depend on the number of threads.
 */
final class BaseTraining {

  private static final int SCENES = 4;
  private static final float RATE = 2e-3f;

  private static final int STEPS = 240;
  private static final int CROP = 128;

  private BaseTraining() {}

  /** Writes the weights to the file that is named, and their hash to standard output. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("Name the file to write, such as base.safetensors.");
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      Weights weights = train(STEPS, CROP, workers);
      new Safetensors(Map.of("format", "painter-local-base"), weights)
          .write(file, Safetensors.Type.F16);
    }
    Files.write(Path.of(arguments[0]), file.toByteArray());
    System.out.println("SHA-256 " + BaseWeights.sha256(file.toByteArray()));
  }

  static Weights train(int steps, int crop, Workers workers) throws InterruptedException {
    Weights weights = Painter.random(new Random(1));
    Adam adam = Adam.over(weights);
    Vocabulary vocabulary = new Vocabulary();
    for (int step = 0; step < steps; step++) {
      Painter painter = new Painter(weights);
      long[] seeds = new SplittableRandom(step).longs(SCENES).toArray();
      Weights[] gradients = new Weights[SCENES];
      double[] losses = new double[SCENES];
      workers.each(
          SCENES,
          i -> {
            Tensor input = LoraTraining.scene(vocabulary, crop, seeds[i]);
            Tape tape = new Tape();
            gradients[i] = weights.zeros();
            Tensor picture = painter.paint(input, tape, gradients[i]);
            losses[i] = grey(picture, input, tape);
          });
      for (int i = 1; i < SCENES; i++) {
        gradients[0].add(gradients[i]);
      }
      float rate =
          (float) (RATE * (0.02 + 0.98 * 0.5 * (1 + StrictMath.cos(StrictMath.PI * step / steps))));
      adam.update(weights, gradients[0], rate * Math.min(1, (step + 1) / 20f), step);
      if (step % 20 == 0) {
        System.out.printf(
            "step %d of %d: loss %.4f%n", step, steps, Arrays.stream(losses).average().orElse(0));
      }
    }
    return weights;
  }

  /** The mean distance to the scene's tones in grey. */
  private static double grey(Tensor picture, Tensor input, Tape tape) {
    Tensor gradient = Tensor.zeros(3, picture.height(), picture.width());
    double loss = 0;
    float step = 1f / SCENES / picture.area();
    for (int i = 0; i < picture.area(); i++) {
      float target = 0.5f + 0.42f * input.data()[0][i];
      for (int c = 0; c < 3; c++) {
        float difference = picture.data()[c][i] - target;
        loss += Math.abs(difference) / 3 / picture.area();
        gradient.data()[c][i] = (Math.signum(difference) + 4 * difference) * step;
      }
    }
    tape.backward(gradient);
    return loss;
  }
}
