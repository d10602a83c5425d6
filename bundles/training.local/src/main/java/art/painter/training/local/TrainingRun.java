package art.painter.training.local;

import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;

/** One training being carried out, from its checkpoint if there is one. */
final class TrainingRun {

  private static final int CHECKPOINT_STEPS = 10;
  private static final int LOG_STEPS = 10;

  private final Job job;
  private final Weights base;
  private final Consumer<Progress> progress;

  /** Where it is now. */
  record Progress(int step, int steps, String message) {}

  /** What a training brought. */
  record Outcome(String version, Map<String, String> details) {}

  TrainingRun(Job job, Weights base, Consumer<Progress> progress) {
    this.job = job;
    this.base = base;
    this.progress = progress;
  }

  /**
   * Trains to the end.
   *
   * @throws InterruptedException when stopped; the checkpoint is up to date
   * @throws IOException when the training cannot be done, with a message for the artist
   */
  Outcome run(int threads) throws IOException, InterruptedException {
    Properties terms = job.terms();
    if (!terms.getProperty("base", BaseWeights.SHA_256).equals(BaseWeights.SHA_256)) {
      throw new OrderedWorks.Unusable(
          "The training was begun on another base model than the provider has now. Read the notice, agree to it and train again.",
          null);
    }
    LoraTraining.Plan plan = LoraTraining.Plan.of(terms);
    Works works = OrderedWorks.read(job.works());
    LoraTraining.State state = start(plan, works.count());
    try (Workers workers = new Workers(threads)) {
      LoraTraining training = new LoraTraining(plan, base, works, workers);
      long began = System.nanoTime();
      int from = state.step();
      while (state.step() < plan.steps()) {
        try {
          state = training.step(state);
        } catch (InterruptedException stopped) {
          // Clears the flag, under which no file can be written.
          Thread.interrupted();
          job.keep(state);
          throw stopped;
        }
        if (state.step() % CHECKPOINT_STEPS == 0) {
          job.keep(state);
        }
        tell(plan, state, (System.nanoTime() - began) / 1e9 / (state.step() - from));
      }
    }
    return finish(terms, plan, works.count(), state);
  }

  private LoraTraining.State start(LoraTraining.Plan plan, int works) throws IOException {
    LoraTraining.State state;
    try {
      state = job.checkpoint().orElseGet(() -> LoraTraining.State.fresh(plan));
    } catch (IOException damaged) {
      job.log("The saved progress could not be read; beginning again.");
      state = LoraTraining.State.fresh(plan);
    }
    job.log(
        state.step() == 0
            ? "Read "
                + works
                + " works. Training "
                + state.adapter().count()
                + " numbers of rank "
                + plan.rank()
                + "."
            : "Going on from step " + state.step() + ".");
    progress.accept(new Progress(state.step(), plan.steps(), "Read " + works + " works."));
    return state;
  }

  private void tell(LoraTraining.Plan plan, LoraTraining.State state, double secondsEach)
      throws IOException {
    int left = plan.steps() - state.step();
    if (state.step() % LOG_STEPS == 0 || left == 0) {
      job.log(
          String.format(
              "Step %d of %d, distance to the works %.3f",
              state.step(), plan.steps(), state.distance()));
    }
    String message =
        "Step %d of %d, about %d s left."
            .formatted(state.step(), plan.steps(), Math.round(left * secondsEach));
    progress.accept(new Progress(state.step(), plan.steps(), message));
  }

  private Outcome finish(
      Properties terms, LoraTraining.Plan plan, int works, LoraTraining.State state)
      throws IOException {
    Map<String, String> details =
        Map.of(
            "model", BaseWeights.NAME + ", not FLUX",
            "rank", Integer.toString(plan.rank()),
            "layers", Integer.toString(Painter.LAYERS.size()),
            "parameters", Long.toString(state.adapter().count()),
            "steps", Integer.toString(plan.steps()),
            "works", Integer.toString(works));
    Adapter adapter =
        new Adapter(state.adapter(), terms.getProperty("trigger"), terms.getProperty("manifest"));
    job.keep(
        adapter,
        Map.of("steps", Integer.toString(plan.steps()), "seed", Long.toString(plan.seed())));
    job.log("Done.");
    return new Outcome("local-" + job.id(), details);
  }
}
