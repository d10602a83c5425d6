package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/** Carries out trainings, one after the other. */
final class TrainingWorker implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(TrainingWorker.class.getName());

  private final Path folder;
  private final Engine engine;
  private final int engineSteps;
  private final StoredFiles files;
  private final InputImages images;
  private final Models models;
  private final Delivery delivery;
  private final ExecutorService threads = Workers.named("emulator-training", 1);

  TrainingWorker(
      Path folder,
      Engine engine,
      int engineSteps,
      StoredFiles files,
      InputImages images,
      Models models,
      Delivery delivery) {
    this.folder = folder;
    this.engine = engine;
    this.engineSteps = engineSteps;
    this.files = files;
    this.images = images;
    this.models = models;
    this.delivery = delivery;
  }

  void submit(Job job, Trainer trainer) {
    threads.execute(() -> carryOut(job, trainer));
  }

  private void carryOut(Job job, Trainer trainer) {
    try {
      run(job, trainer);
    } catch (InputImages.Unusable e) {
      job.log("Traceback (most recent call last):\nValueError: " + e.getMessage() + "\n");
      job.fail(e.getMessage());
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "Training " + job.id() + " broke off", e);
      job.fail("E1000: Unknown error: " + e);
    }
  }

  private void run(Job job, Trainer trainer)
      throws InputImages.Unusable, IOException, InterruptedException {
    String address = job.order().input().path("input_images").asText();
    if (job.faults().contains(Fault.FILE_EXPIRED)) {
      files.at(address).ifPresent(files::expire);
    }
    if (job.faults().contains(Fault.TRAINING_ABORTED)) {
      job.end(JobStatus.ABORTED, Optional.empty(), NullNode.instance);
    }
    if (!job.begin() || endsEarly(job)) {
      return;
    }
    if (address.isEmpty()) {
      throw new InputImages.Unusable("input_images must be provided");
    }
    Files.createDirectories(folder);
    Path zip = Files.createTempFile(folder, "input", ".zip");
    Path works = Files.createTempFile(folder, "works", ".zip");
    try {
      images.fetch(address, zip);
      int count = InputImages.repack(zip, works);
      job.log("Extracted " + count + " files from zip to input_images\n");
      train(job, trainer, works);
    } finally {
      Files.delete(zip);
      Files.delete(works);
    }
  }

  /** {@return whether a fault was its end} */
  private static boolean endsEarly(Job job) {
    if (job.faults().contains(Fault.TRAINING_FAILED)) {
      job.log("Traceback (most recent call last):\nRuntimeError: CUDA out of memory.\n");
      return job.fail("CUDA out of memory.");
    }
    if (job.faults().contains(Fault.TRAINING_CANCELED)) {
      return job.end(JobStatus.CANCELED, Optional.empty(), NullNode.instance);
    }
    return job.faults().contains(Fault.TRAINING_WITHOUT_VERSION) && job.succeed(NullNode.instance);
  }

  private void train(Job job, Trainer trainer, Path works)
      throws InputImages.Unusable, IOException, InterruptedException {
    ObjectNode input = job.order().input();
    int steps = trainer.steps(input);
    job.log(
        "This is an emulator: pAInter's local preview model takes %d steps in place of FLUX's %d.\n"
            .formatted(engineSteps, steps));
    Path weights = Files.createTempFile(folder, "weights", ".safetensors");
    Engine.Lesson lesson =
        new Engine.Lesson(job.id(), works, trainer.type(input), job.id().hashCode());
    Optional<String> failure = engine.train(lesson, weights, progress(job, steps), job::isFinal);
    if (failure.isEmpty() && !job.isFinal()) {
      job.log("\nDone.\n");
      publish(job, trainer, weights);
      return;
    }
    Files.delete(weights);
    if (failure.isPresent()) {
      throw new InputImages.Unusable(failure.get());
    }
  }

  /** Writes its progress to the log. */
  private static Consumer<Double> progress(Job job, int steps) {
    long began = System.nanoTime();
    int[] last = {-1};
    return share -> {
      long now = System.nanoTime();
      int done = (int) Math.round(share * steps);
      if (done != last[0]) {
        last[0] = done;
        job.log(
            ProgressBar.line("flux_train_replicate: ", done, steps, Duration.ofNanos(now - began)));
      }
    };
  }

  private void publish(Job job, Trainer trainer, Path weights) throws IOException {
    ObjectNode input = job.order().input();
    String word = trainer.triggerWord(input);
    Path tar = delivery.draft(".tar");
    WeightsArchive.write(weights, word, trainer.steps(input), tar);
    Optional<Model> model = models.find(job.order().destination());
    if (model.isEmpty()) {
      job.fail("The specified training destination does not exist");
      return;
    }
    Version version =
        models.addTrained(model.get(), Optional.of(new Version.LearnedWeights(weights, word)));
    boolean foreign = job.faults().contains(Fault.FOREIGN_OUTPUT);
    job.succeed(
        Json.object()
            .put("version", model.get().fullName() + ":" + version.id())
            .put(
                "weights", delivery.publish(tar, trainer.archive(), "application/x-tar", foreign)));
  }

  @Override
  public void close() {
    Workers.stop(threads);
  }
}
