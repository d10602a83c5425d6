package art.painter.replicate.emulator;

import art.painter.api.training.Generation;
import art.painter.api.training.GenerationOrder;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;

/** Carries out predictions. */
final class PredictionWorker implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(PredictionWorker.class.getName());
  private static final String WITHHELD =
      "All generated images contained NSFW content. Try running it again with a different prompt.";

  private final Engine engine;
  private final Delivery delivery;
  private final ExecutorService threads = Workers.named("emulator-prediction", 2);

  PredictionWorker(Engine engine, Delivery delivery) {
    this.engine = engine;
    this.delivery = delivery;
  }

  void submit(Job job, Optional<Version.LearnedWeights> weights) {
    threads.execute(() -> carryOut(job, weights));
  }

  private void carryOut(Job job, Optional<Version.LearnedWeights> weights) {
    try {
      if (job.begin()) {
        run(job, weights);
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "Prediction " + job.id() + " broke off", e);
      job.fail("E1000: Unknown error: " + e);
    }
  }

  private void run(Job job, Optional<Version.LearnedWeights> weights)
      throws IOException, InterruptedException {
    ObjectNode input = job.order().input();
    int count = input.path("num_outputs").asInt(1);
    long seed = input.path("seed").asLong(ThreadLocalRandom.current().nextInt(1 << 16));
    String prompt = input.path("prompt").asText();
    job.log("Using seed: " + seed + "\nPrompt: " + prompt + "\n");
    long began = System.nanoTime();
    Generation made =
        engine.generate(
            new Engine.Picture(
                job.id(),
                weights,
                prompt,
                seed,
                Math.max(0, Math.min(2, input.path("lora_scale").asDouble(1))),
                count,
                ratio(input)));
    int steps = input.path("num_inference_steps").asInt(28);
    job.log(ProgressBar.line("", steps, steps, Duration.ofNanos(System.nanoTime() - began)));
    made.notes().forEach(note -> job.log(note + "\n"));
    List<Generation.Image> safe = withoutWithheld(job, made.images());
    job.log("Total safe images: " + safe.size() + " out of " + count + "\n");
    if (safe.isEmpty()) {
      job.fail(WITHHELD);
    } else if (!job.isFinal()) {
      job.succeed(publish(job, safe));
    }
  }

  private static List<Generation.Image> withoutWithheld(Job job, List<Generation.Image> images) {
    List<Generation.Image> safe = new ArrayList<>(images);
    boolean all = job.faults().contains(Fault.ALL_WITHHELD);
    boolean last = job.faults().contains(Fault.FEWER_IMAGES);
    for (int i = images.size() - 1; i >= 0; i--) {
      if (all || last && i == images.size() - 1) {
        job.log("NSFW content detected in image " + i + "\n");
        safe.remove(i);
      }
    }
    return safe;
  }

  private ArrayNode publish(Job job, List<Generation.Image> images) throws IOException {
    ObjectNode input = job.order().input();
    OutputFormat format = OutputFormat.of(input.path("output_format").asText("webp"));
    format.remark().ifPresent(remark -> job.log(remark + "\n"));
    boolean foreign = job.faults().contains(Fault.FOREIGN_OUTPUT);
    ArrayNode output = Json.array();
    for (int i = 0; i < images.size(); i++) {
      Path file = delivery.draft("." + format.suffix());
      Files.write(
          file, format.encode(images.get(i).bytes(), input.path("output_quality").asInt(80)));
      output.add(
          delivery.publish(file, "out-" + i + "." + format.suffix(), format.mediaType(), foreign));
    }
    if (job.faults().contains(Fault.DATA_REMOVED)) {
      output.forEach(address -> delivery.withdraw(address.asText()));
    }
    return output;
  }

  /** {@return the ratio that the engine can make which is nearest to what was asked for} */
  private static String ratio(ObjectNode input) {
    String asked = input.path("aspect_ratio").asText("1:1");
    if (GenerationOrder.ASPECT_RATIOS.contains(asked)) {
      return asked;
    }
    double wanted = input.path("width").asDouble(1024) / input.path("height").asDouble(1024);
    return GenerationOrder.ASPECT_RATIOS.stream()
        .min(Comparator.comparingDouble(each -> Math.abs(Math.log(value(each) / wanted))))
        .orElseThrow();
  }

  private static double value(String ratio) {
    String[] sides = ratio.split(":");
    return Double.parseDouble(sides[0]) / Double.parseDouble(sides[1]);
  }

  @Override
  public void close() {
    Workers.stop(threads);
  }
}
