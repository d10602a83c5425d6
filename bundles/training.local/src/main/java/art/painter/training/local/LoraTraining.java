package art.painter.training.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * The adaptation of the painter to an artist's works, by gradient descent on the adapter alone.
 * What a step does depends only on the state before it, the step's number and the seed, so a
 * training that is broken off and resumed ends with the very same adapter.
 */
final class LoraTraining {

  /**
   * The size of the work.
   *
   * @param scenes pictures painted a step
   * @param crops pieces of the works they are held against
   * @param crop side of both in pixels, a multiple of 16
   */
  record Plan(
      int steps, int rank, int scenes, int crops, int crop, int filters, float rate, long seed) {

    /** What makes a good adapter of a dozen works within three minutes on two cores. */
    static Plan usual(int steps, int rank) {
      return new Plan(steps, rank, 4, 8, 128, 48, 4e-3f, 0);
    }

    Plan seeded(long other) {
      return new Plan(steps, rank, scenes, crops, crop, filters, rate, other);
    }

    void to(Properties terms) {
      terms.setProperty(
          "plan", steps + " " + rank + " " + scenes + " " + crops + " " + crop + " " + filters);
      terms.setProperty("rate", Float.toString(rate));
      terms.setProperty("seed", Long.toString(seed));
    }

    static Plan of(Properties terms) {
      int[] n =
          Arrays.stream(terms.getProperty("plan").split(" ")).mapToInt(Integer::parseInt).toArray();
      float rate = Float.parseFloat(terms.getProperty("rate"));
      return new Plan(
          n[0], n[1], n[2], n[3], n[4], n[5], rate, Long.parseLong(terms.getProperty("seed")));
    }
  }

  /**
   * All that has to be kept in order to go on.
   *
   * @param distance the last distance between what was painted and the works, for people
   */
  record State(int step, Weights adapter, Adam adam, double distance) {
    static State fresh(Plan plan) {
      Weights adapter = Lora.fresh(plan.rank(), new Random(plan.seed()));
      return new State(0, adapter, Adam.over(adapter), 0);
    }
  }

  private static final float PATCHES = 4f;
  private static final float STRUCTURE = 0.9f;
  private static final int WARM_UP = 10;
  private static final int SCENE_SIZE = 320;

  private final Plan plan;
  private final Weights base;
  private final Works works;
  private final Workers workers;
  private final Vocabulary vocabulary = new Vocabulary();

  LoraTraining(Plan plan, Weights base, Works works, Workers workers) {
    this.plan = plan;
    this.base = base;
    this.works = works;
    this.workers = workers;
  }

  /** Takes one step, changing the state's matrices in place, and returns the state after it. */
  State step(State state) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(plan.seed() * 1_000_003L + state.step());
    long[] seeds = random.longs(plan.scenes()).toArray();
    long filterSeed = random.nextLong();
    List<Tensor> pieces = new ArrayList<>();
    for (int i = 0; i < plan.crops(); i++) {
      pieces.add(works.crop(plan.crop(), random));
    }
    Painter painter = new Painter(Lora.apply(base, state.adapter(), 1));
    Tensor[] inputs = new Tensor[plan.scenes()];
    Tensor[] pictures = new Tensor[plan.scenes()];
    Tape[] tapes = new Tape[plan.scenes()];
    Weights[] gradients = new Weights[plan.scenes()];
    workers.each(
        plan.scenes(),
        i -> {
          inputs[i] = scene(vocabulary, plan.crop(), seeds[i]);
          tapes[i] = new Tape();
          gradients[i] = base.zeros();
          pictures[i] = painter.paint(inputs[i], tapes[i], gradients[i]);
        });
    List<Tensor> back = new ArrayList<>();
    for (Tensor picture : pictures) {
      back.add(Tensor.zeros(3, picture.height(), picture.width()));
    }
    double distance =
        new PatchLoss(plan.filters(), workers)
            .loss(List.of(pictures), pieces, filterSeed, PATCHES, back);
    workers.each(
        plan.scenes(),
        i -> {
          StructureLoss.loss(
              pictures[i], inputs[i].first(1), STRUCTURE / plan.scenes(), back.get(i));
          tapes[i].backward(back.get(i));
        });
    for (int i = 1; i < gradients.length; i++) {
      gradients[0].add(gradients[i]);
    }
    state
        .adam()
        .update(
            state.adapter(),
            Lora.gradient(state.adapter(), gradients[0]),
            rate(state.step()),
            state.step());
    return new State(state.step() + 1, state.adapter(), state.adam(), distance);
  }

  /** A piece of a random scene, as the painter is shown it. */
  static Tensor scene(Vocabulary vocabulary, int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Scene scene = vocabulary.read(vocabulary.random(random));
    int side = Math.max(size, SCENE_SIZE);
    Tensor whole = ToneMap.of(ToneMap.pixels(Composer.draw(scene, side, side, random.nextLong())));
    int room = side - size + 1;
    Tensor piece = whole.crop(random.nextInt(room), random.nextInt(room), size, size);
    return ToneMap.noisy(piece, random.nextLong());
  }

  private float rate(int step) {
    double progress = (double) step / plan.steps();
    double cosine = 0.5 * (1 + StrictMath.cos(StrictMath.PI * progress));
    return (float) (plan.rate() * Math.min(1.0, (step + 1.0) / WARM_UP) * (0.03 + 0.97 * cosine));
  }
}
