package art.painter.training.local;

import art.painter.api.PlatformException;
import art.painter.api.ProviderId;
import art.painter.api.training.BaseModel;
import art.painter.api.training.Generation;
import art.painter.api.training.GenerationOrder;
import art.painter.api.training.ProviderDescription;
import art.painter.api.training.TrainingOrder;
import art.painter.api.training.TrainingProvider;
import art.painter.api.training.TrainingReport;
import art.painter.api.training.TrainingSignals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Trains and generates on this machine with a small model of our own. A training is a folder, and
 * its reference is the platform's id of it, so whoever comes after this component goes on with what
 * it began.
 */
@Component(configurationPid = LocalProvider.PID)
@Designate(ocd = LocalProvider.Config.class)
@ProviderId(LocalProvider.ID)
public final class LocalProvider implements TrainingProvider {
  static final String PID = "art.painter.training.local";
  static final String ID = "local";
  static final String ID_INVALID = "training.id-invalid";
  static final String STORAGE = "training.local-storage";

  private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  /** How thoroughly the local provider trains, and what of the machine it takes. */
  @ObjectClassDefinition(
      name = "pAInter training: local",
      description =
          "Trains a small preview model on this machine, with no network, token or GPU. Not FLUX.")
  @interface Config {
    /** {@return the folder of jobs} */
    @AttributeDefinition(
        description = "The folder of trainings and their results; relative to the data folder.")
    String folder() default "training.local";

    /** {@return steps} */
    @AttributeDefinition(
        description =
            "Steps of gradient descent a training; more take longer and come closer to the works.",
        min = "1",
        max = "5000")
    int steps() default 160;

    /** {@return the rank} */
    @AttributeDefinition(description = "Rank of the low-rank adaptation.", min = "1", max = "64")
    int rank() default 8;

    /** {@return threads} */
    @AttributeDefinition(
        description =
            "Threads a training may use; 0 for two, or one on a machine with a single core.",
        min = "0",
        max = "16")
    int threads() default 0;

    /** {@return trainings at once} */
    @AttributeDefinition(
        description = "Trainings that run at once; each needs about 150 MB of memory.",
        min = "1",
        max = "8")
    int concurrency() default 1;

    /** {@return the side} */
    @AttributeDefinition(
        description = "Width and height of an image in pixels, rounded down to a multiple of 16.",
        min = "128",
        max = "768")
    int image_size() default 512;
  }

  private final Path folder;
  private final LoraTraining.Plan plan;
  private final ProviderDescription description;
  private final JobRunner runner;
  private final Preview preview;

  /**
   * @param context tells the node's data folder
   * @param signals told of news
   * @param config the configuration
   */
  @Activate
  public LocalProvider(BundleContext context, @Reference TrainingSignals signals, Config config) {
    this(
        Path.of(Optional.ofNullable(context.getProperty("painter.data")).orElse("data")),
        signals,
        config);
  }

  LocalProvider(Path data, TrainingSignals signals, Config config) {
    this(
        folder(data, config.folder()),
        LoraTraining.Plan.usual(
            within("steps", config.steps(), 1, 5000), within("rank", config.rank(), 1, 64)),
        within("concurrency", config.concurrency(), 1, 8),
        within("threads", config.threads(), 0, 16),
        within("image.size", config.image_size(), 128, 768),
        signals);
  }

  private static Path folder(Path data, String name) {
    try {
      return data.resolve(name);
    } catch (InvalidPathException unusable) {
      throw new IllegalArgumentException(PID + ": folder must be the path of a folder.", unusable);
    }
  }

  private static int within(String key, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s: %s must be %d to %d.".formatted(PID, key, least, most));
    }
    return value;
  }

  /**
   * The engine outside a framework, one training at a time.
   *
   * @param folder the folder of jobs
   * @param steps steps a training
   * @param imageSize width and height of an image in pixels
   * @param signals told of news
   */
  public LocalProvider(Path folder, int steps, int imageSize, TrainingSignals signals) {
    this(folder, LoraTraining.Plan.usual(steps, 8), 1, 0, imageSize, signals);
  }

  LocalProvider(
      Path folder,
      LoraTraining.Plan plan,
      int concurrency,
      int threads,
      int imageSize,
      TrainingSignals signals) {
    Supplier<Weights> base = new Base();
    int cores = Math.min(2, Runtime.getRuntime().availableProcessors());
    this.folder = folder.toAbsolutePath().normalize();
    this.plan = plan;
    this.description = description(concurrency);
    this.runner =
        new JobRunner(
            concurrency,
            threads > 0 ? threads : cores,
            base,
            reference -> signals.changed(ID, reference));
    this.preview = new Preview(Math.max(128, imageSize / 16 * 16), base);
  }

  /** Read when first needed, and then kept: three megabytes. */
  private static final class Base implements Supplier<Weights> {
    private Weights weights;

    @Override
    public synchronized Weights get() {
      if (weights == null) {
        weights = BaseWeights.load();
      }
      return weights;
    }
  }

  private static ProviderDescription description(int capacity) {
    return new ProviderDescription(
        "Local preview",
        "A small preview model on this machine, not FLUX: scenes are composed by rules and painted by a small neural"
            + " network that learns the palette and texture of the works, of a subject model too, whose subject it does not"
            + " learn. Works do not leave this machine.",
        new BaseModel(
            BaseWeights.NAME,
            BaseWeights.SHA_256.substring(0, 12),
            "pAInter",
            "Part of pAInter; no conditions on images",
            true,
            "Only scenes drawn by the rules that ship with it; no pictures made by anyone."),
        capacity,
        Duration.ofSeconds(1),
        false,
        Optional.empty());
  }

  @Override
  public ProviderDescription describe() {
    return description;
  }

  @Override
  public Optional<String> selfCheck() {
    return new Room(folder, description.capacity(), Runtime.getRuntime().maxMemory()).missing();
  }

  @Override
  public String start(TrainingOrder order, String preparation) {
    if (!SAFE_ID.matcher(order.trainingId()).matches()) {
      throw PlatformException.invalid(
          ID_INVALID,
          "The id of the training must be letters, digits, dots and dashes. Start it under another id.");
    }
    Job job = new Job(folder.resolve(order.trainingId()));
    return onDisk(
        () -> {
          if (!job.exists()) {
            job.create(order, plan.seeded(order.seed()));
          }
          runner.ensureRunning(job);
          return job.id();
        });
  }

  @Override
  public TrainingReport status(String reference) {
    Job job = find(reference);
    return onDisk(
        () -> {
          runner.ensureRunning(job);
          Optional<TrainingRun.Progress> progress = runner.progress(job);
          Job.State state = job.state();
          return switch (state.status()) {
            case STARTING, PROCESSING ->
                new TrainingReport(
                    state.status(),
                    progress.map(p -> (double) p.step() / p.steps()).orElse(0.0),
                    progress.map(TrainingRun.Progress::message).orElse(state.message()),
                    job.log(),
                    Optional.empty());
            case SUCCEEDED ->
                new TrainingReport(
                    state.status(),
                    1,
                    state.message(),
                    job.log(),
                    Optional.of(
                        new TrainingReport.Result(
                            state.version(),
                            state.details(),
                            () -> Files.newInputStream(job.weights()))));
            case FAILED, CANCELED ->
                new TrainingReport(state.status(), 0, state.message(), job.log(), Optional.empty());
          };
        });
  }

  @Override
  public void cancel(String reference) {
    Job job = find(reference);
    onDisk(
        () -> {
          runner.cancel(job);
          return job;
        });
  }

  @Override
  public Generation generate(GenerationOrder order) throws InterruptedException {
    return preview.generate(order);
  }

  @Override
  public void delete(String reference, Optional<String> version) {
    if (!SAFE_ID.matcher(reference).matches()) {
      return;
    }
    Job job = new Job(folder.resolve(reference));
    onDisk(
        () -> {
          runner.remove(job);
          return job;
        });
  }

  /**
   * Stops its threads; trainings go on from their checkpoints when their status is asked for again.
   */
  @Deactivate
  public void stop() {
    runner.close();
  }

  private Job find(String reference) {
    if (SAFE_ID.matcher(reference).matches()) {
      Job job = new Job(folder.resolve(reference));
      if (job.exists()) {
        return job;
      }
    }
    throw PlatformException.notFound(
        UNKNOWN, "The local provider knows no such training. Start it again.");
  }

  private interface DiskWork<T> {
    T run() throws IOException, InterruptedException;
  }

  private static <T> T onDisk(DiskWork<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw new PlatformException(
          PlatformException.Kind.UNAVAILABLE,
          STORAGE,
          "The local provider cannot use its folder now. Check that the disk has room and can be written, then try again.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw PlatformException.unavailable(
          STORAGE, "The local provider was interrupted. Try again.");
    }
  }
}
