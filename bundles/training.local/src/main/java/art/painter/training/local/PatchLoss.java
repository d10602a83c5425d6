package art.painter.training.local;

import java.util.List;
import java.util.SplittableRandom;

/**
 * How far the patches of some pictures are, as a distribution, from those of the artist's works:
 * the sliced Wasserstein distance. Each slice is a random filter; the filter's answers over all
 * pictures are sorted and compared with the sorted answers over the works. Half of the slices look
 * at patches, the others at the colour of single pixels.
 */
final class PatchLoss {

  /** How much each level of the pyramid counts, from the finest. */
  private static final float[] LEVEL_WEIGHTS = {1.5f, 1f, 1f, 1f};

  private static final float COLOUR_WEIGHT = 1f;
  private static final float TEXTURE = 2.5f;

  private final int filters;
  private final Workers workers;

  PatchLoss(int filters, Workers workers) {
    this.filters = filters;
    this.workers = workers;
  }

  /**
   * The distance; its gradient is added to {@code gradients}, one map a picture, times {@code
   * weight}.
   */
  double loss(
      List<Tensor> pictures, List<Tensor> works, long seed, float weight, List<Tensor> gradients)
      throws InterruptedException {
    return level(pictures, works, seed, weight, gradients, 0);
  }

  private double level(
      List<Tensor> pictures,
      List<Tensor> works,
      long seed,
      float weight,
      List<Tensor> gradients,
      int level)
      throws InterruptedException {
    float share = weight * LEVEL_WEIGHTS[level];
    // Two pixels on, the patches at the finest level still overlap by five: half the rows say
    // nearly as much.
    int stride = level == 0 ? 2 : 1;
    SplittableRandom random = new SplittableRandom(seed + level);
    double loss =
        slices(new Conv(3, filters, 7, stride), random, pictures, works, share, gradients);
    loss +=
        slices(
            new Conv(3, filters / 4, 1, stride),
            random,
            pictures,
            works,
            share * COLOUR_WEIGHT,
            gradients);
    if (level + 1 < LEVEL_WEIGHTS.length) {
      List<Tensor> small = pictures.stream().map(Tensor::halved).toList();
      List<Tensor> smallGradients =
          small.stream().map(t -> Tensor.zeros(3, t.height(), t.width())).toList();
      loss +=
          level(
              small,
              works.stream().map(Tensor::halved).toList(),
              seed,
              weight,
              smallGradients,
              level + 1);
      for (int p = 0; p < pictures.size(); p++) {
        gradients.get(p).add(smallGradients.get(p).doubled().scale(0.25f));
      }
    }
    return loss;
  }

  private double slices(
      Conv conv,
      SplittableRandom random,
      List<Tensor> pictures,
      List<Tensor> works,
      float weight,
      List<Tensor> gradients)
      throws InterruptedException {
    float[][] filter = filters(conv, random);
    Tensor[] answers = new Tensor[pictures.size() + works.size()];
    workers.each(
        answers.length,
        i -> {
          Tensor x = i < pictures.size() ? pictures.get(i) : works.get(i - pictures.size());
          answers[i] = conv.forward(x, filter, null);
        });
    double[] losses = new double[conv.out()];
    workers.each(
        conv.out(), f -> losses[f] = compare(f, answers, pictures.size(), weight / conv.out()));
    float[][] across = Gemm.transpose(filter, conv.out(), conv.patch());
    workers.each(
        pictures.size(),
        i -> gradients.get(i).add(conv.backward(pictures.get(i), answers[i], across, null)));
    double loss = 0;
    for (double l : losses) {
      loss += l;
    }
    return loss;
  }

  /** Replaces the answers over the pictures by their gradient. */
  private static double compare(int filter, Tensor[] answers, int pictures, float weight) {
    float[] ours = join(answers, 0, pictures, filter);
    float[] theirs = join(answers, pictures, answers.length, filter);
    int[] theirOrder = new RadixSort().order(theirs, theirs.length);
    int[] order = new RadixSort().order(ours, ours.length);
    double loss = 0;
    int area = answers[0].area();
    float step = weight / ours.length;
    for (int i = 0; i < ours.length; i++) {
      int place = order[i];
      int twin = (int) ((2L * i + 1) * theirs.length / (2L * ours.length));
      float difference = ours[place] - theirs[theirOrder[twin]];
      loss += Math.abs(difference);
      answers[place / area].data()[filter][place % area] = Math.signum(difference) * step;
    }
    return loss * step;
  }

  private static float[] join(Tensor[] answers, int from, int to, int filter) {
    int area = answers[from].area();
    float[] joined = new float[(to - from) * area];
    for (int i = from; i < to; i++) {
      System.arraycopy(answers[i].data()[filter], 0, joined, (i - from) * area, area);
    }
    return joined;
  }

  /**
   * Random filters of length 1. Every other one of a patch is blind to flat colour: what it sees is
   * texture alone, which would otherwise drown in the palette. It counts more, because texture is
   * fainter than colour.
   */
  private static float[][] filters(Conv conv, SplittableRandom random) {
    float[][] filters = new float[conv.out()][conv.patch()];
    for (int f = 0; f < filters.length; f++) {
      float[] filter = filters[f];
      for (int i = 0; i < filter.length; i++) {
        // A sum of uniforms is near enough to normal, and the same on every platform.
        filter[i] = (float) (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
      }
      boolean texture = conv.kernel() > 1 && f % 2 == 1;
      if (texture) {
        blindToFlatColour(filter, filter.length / conv.in());
      }
      double squares = 0;
      for (float v : filter) {
        squares += (double) v * v;
      }
      float norm = (float) ((texture ? TEXTURE : 1) / Math.sqrt(squares));
      for (int i = 0; i < filter.length; i++) {
        filter[i] *= norm;
      }
    }
    return filters;
  }

  private static void blindToFlatColour(float[] filter, int channel) {
    for (int start = 0; start < filter.length; start += channel) {
      float mean = 0;
      for (int i = start; i < start + channel; i++) {
        mean += filter[i] / channel;
      }
      for (int i = start; i < start + channel; i++) {
        filter[i] -= mean;
      }
    }
  }
}
