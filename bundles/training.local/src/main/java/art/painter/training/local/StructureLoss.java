package art.painter.training.local;

/**
 * How far a picture's light and dark, seen from afar, are from those of the scene that it shows.
 */
final class StructureLoss {

  private static final float[] LUMINANCE = {0.299f, 0.587f, 0.114f};

  /** How much each level of the pyramid counts, from half size to a sixteenth. */
  private static final float[] LEVEL_WEIGHTS = {0.5f, 1f, 1f, 1f};

  private StructureLoss() {}

  /**
   * The distance; its gradient is added to {@code gradient} times {@code weight}.
   *
   * @param tone the scene's tones, in one channel
   */
  static double loss(Tensor picture, Tensor tone, float weight, Tensor gradient) {
    Tensor grey =
        new Tensor(picture.height(), picture.width(), new float[][] {ToneMap.luminance(picture)});
    Tensor back = Tensor.zeros(1, grey.height(), grey.width());
    double loss = level(grey.halved(), tone.halved(), weight, back, 0);
    for (int c = 0; c < LUMINANCE.length; c++) {
      for (int i = 0; i < back.area(); i++) {
        gradient.data()[c][i] += LUMINANCE[c] * back.data()[0][i];
      }
    }
    return loss;
  }

  private static double level(Tensor grey, Tensor tone, float weight, Tensor larger, int level) {
    Tensor back = Tensor.zeros(1, grey.height(), grey.width());
    double loss = 0;
    if (level + 1 < LEVEL_WEIGHTS.length) {
      loss = level(grey.halved(), tone.halved(), weight, back, level + 1);
    }
    Tensor ours = copy(grey);
    Tensor theirs = copy(tone);
    float[] deviation = InstanceNorm.forward(ours);
    InstanceNorm.forward(theirs);
    Tensor difference = Tensor.zeros(1, grey.height(), grey.width());
    float step = weight * LEVEL_WEIGHTS[level] / grey.area();
    for (int i = 0; i < grey.area(); i++) {
      float d = ours.data()[0][i] - theirs.data()[0][i];
      loss += Math.abs(d) * step;
      difference.data()[0][i] = Math.signum(d) * step;
    }
    InstanceNorm.backward(ours, deviation, difference);
    larger.add(back.add(difference).doubled().scale(0.25f));
    return loss;
  }

  private static Tensor copy(Tensor t) {
    return Tensor.zeros(t.channels(), t.height(), t.width()).add(t);
  }
}
