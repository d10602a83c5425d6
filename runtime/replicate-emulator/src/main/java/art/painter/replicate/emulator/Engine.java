package art.painter.replicate.emulator;

import art.painter.api.model.ModelType;
import art.painter.api.model.TriggerWord;
import art.painter.api.training.Generation;
import art.painter.api.training.GenerationOrder;
import art.painter.api.training.TrainingOrder;
import art.painter.api.training.TrainingReport;
import art.painter.api.training.TrainingStatus;
import art.painter.training.local.LocalProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What really trains and generates: pAInter's local preview model. */
final class Engine implements AutoCloseable {
  private static final long GLANCE_MILLIS = 100;

  // The engine is pickier about trigger words than Replicate, and only needs one to begin with.
  private static final TriggerWord TRIGGER = new TriggerWord("LORA_1");

  private final LocalProvider provider;

  Engine(Path folder, int steps, int imageSize) {
    provider = new LocalProvider(folder, steps, imageSize, (id, reference) -> wake());
  }

  private synchronized void wake() {
    notifyAll();
  }

  /**
   * What is to be learned.
   *
   * @param id tells it from others
   * @param works a flat zip of pictures
   */
  record Lesson(String id, Path works, ModelType type, long seed) {}

  /**
   * Trains to the end.
   *
   * @param target where the weights go
   * @param progress is told 0 to 1 now and then
   * @param givenUp says whether nobody wants it any more
   * @return why it failed; empty when the weights are there
   */
  Optional<String> train(
      Lesson lesson, Path target, Consumer<Double> progress, BooleanSupplier givenUp)
      throws IOException, InterruptedException {
    String reference = provider.start(order(lesson), "");
    try {
      TrainingReport report = provider.status(reference);
      while (!report.status().isFinal()) {
        if (givenUp.getAsBoolean()) {
          return Optional.of("Canceled.");
        }
        progress.accept(report.progress());
        glance();
        report = provider.status(reference);
      }
      if (report.status() != TrainingStatus.SUCCEEDED) {
        return Optional.of(report.message());
      }
      // The last step may have been taken between two glances.
      progress.accept(1.0);
      try (InputStream weights = report.result().orElseThrow().weights().open()) {
        Files.copy(weights, target, StandardCopyOption.REPLACE_EXISTING);
      }
      return Optional.empty();
    } finally {
      provider.delete(reference, Optional.empty());
    }
  }

  private synchronized void glance() throws InterruptedException {
    wait(GLANCE_MILLIS);
  }

  private static TrainingOrder order(Lesson lesson) throws IOException {
    Path works = lesson.works();
    String hash = sha256(works);
    return new TrainingOrder(
        lesson.id(),
        "",
        lesson.type(),
        TRIGGER,
        lesson.seed(),
        hash,
        hash,
        Files.size(works),
        () -> Files.newInputStream(works));
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
        Files.copy(file, out);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * What is to be made.
   *
   * @param weights what was learned; empty for the base model
   * @param strength how strongly that acts, 0 to 2
   */
  record Picture(
      String id,
      Optional<Version.LearnedWeights> weights,
      String prompt,
      long seed,
      double strength,
      int count,
      String aspectRatio) {}

  /** {@return images as PNG, and notes on them} */
  Generation generate(Picture picture) throws InterruptedException {
    double strength = picture.weights().isPresent() ? picture.strength() : 0;
    return provider.generate(
        new GenerationOrder(
            picture.id(),
            "",
            () -> Files.newInputStream(picture.weights().orElseThrow().file()),
            TRIGGER,
            prompt(picture),
            picture.seed(),
            strength,
            picture.count(),
            picture.aspectRatio(),
            "image/png"));
  }

  /** FLUX has the weights on whether or not the trigger word is there. */
  private static String prompt(Picture picture) {
    String trigger = picture.weights().map(Version.LearnedWeights::triggerWord).orElse("");
    String rest =
        trigger.isBlank()
            ? picture.prompt()
            : picture.prompt().replaceAll("(?i)\\b" + Pattern.quote(trigger) + "\\b", " ");
    return rest + " " + TRIGGER;
  }

  @Override
  public void close() {
    provider.stop();
  }
}
