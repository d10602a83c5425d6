package art.painter.example.training;

import art.painter.api.PlatformException;
import art.painter.api.ProviderId;
import art.painter.api.training.BaseModel;
import art.painter.api.training.Generation;
import art.painter.api.training.GenerationOrder;
import art.painter.api.training.ProviderDescription;
import art.painter.api.training.TrainingOrder;
import art.painter.api.training.TrainingProvider;
import art.painter.api.training.TrainingReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

// snippet: component
/** Learns the palette of works, and recolours a drawing with it. */
@Component(configurationPid = PaletteProvider.PID)
@Designate(ocd = PaletteProvider.Config.class)
@ProviderId("example.palette")
public final class PaletteProvider implements TrainingProvider {
  static final String PID = "art.painter.example.training";
  // end: component
  static final String STORAGE = "training.palette-storage";
  static final String NO_PALETTE = "training.palette-unreadable";

  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private final Path folder;
  private final int side;

  @ObjectClassDefinition(name = "Example: training by palette")
  @interface Config {
    @AttributeDefinition(description = "The folder of trainings; relative to the data folder.")
    String folder() default "example.training";

    @AttributeDefinition(description = "Width and height of an image in pixels.")
    int image_size() default 512;
  }

  @Activate
  public PaletteProvider(BundleContext context, Config config) {
    this(Path.of(Optional.ofNullable(context.getProperty("painter.data")).orElse("data")), config);
  }

  PaletteProvider(Path data, Config config) {
    try {
      folder = data.resolve(config.folder()).toAbsolutePath().normalize();
    } catch (InvalidPathException unusable) {
      throw new IllegalArgumentException("folder is no path", unusable);
    }
    side = config.image_size();
    if (side < 16 || side > 2048) {
      throw new IllegalArgumentException("image.size must be 16 to 2048, and is " + side);
    }
  }

  // snippet: describe
  @Override
  public ProviderDescription describe() {
    return new ProviderDescription(
        "Palette (an example)",
        "It learns eight colours of the works and recolours a drawing of hills with them. It is no neural network,"
            + " does not read the prompt, and is there for programmers to copy.",
        new BaseModel(
            "Hills", "1.0", "pAInter's examples", "No conditions", true, "None; drawn by rules."),
        1,
        Duration.ofMillis(100),
        false,
        Optional.empty());
  }

  // end: describe

  // snippet: self-check
  @Override
  public Optional<String> selfCheck() {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return Files.isDirectory(there) && Files.isWritable(there)
        ? Optional.empty()
        : Optional.of("The folder of trainings cannot be written; make it writable for the node.");
  }

  // end: self-check

  // snippet: training
  /** The platform's id is the name of the folder, so the same order is the same training. */
  @Override
  public synchronized String start(TrainingOrder order, String preparation) {
    Training training =
        training(order.trainingId())
            .orElseThrow(
                () ->
                    PlatformException.invalid(
                        STORAGE, "Start it under an id of letters, digits, dots and dashes."));
    return onDisk(
        () -> {
          if (!training.exists()) {
            training.begin(order.works());
          }
          return order.trainingId();
        });
  }

  @Override
  public synchronized TrainingReport status(String reference) {
    Training training = known(reference);
    return onDisk(() -> training.report(training.step()));
  }

  @Override
  public synchronized void cancel(String reference) {
    Training training = known(reference);
    onDisk(
        () -> {
          training.cancel();
          return reference;
        });
  }

  @Override
  public synchronized void delete(String reference, Optional<String> version) {
    training(reference)
        .ifPresent(
            training ->
                onDisk(
                    () -> {
                      training.delete();
                      return reference;
                    }));
  }

  // end: training

  // snippet: generate
  @Override
  public Generation generate(GenerationOrder order) throws InterruptedException {
    try (InputStream in = order.weights().open()) {
      float[][] palette =
          Palette.read(in.readNBytes(10_000))
              .orElseThrow(
                  () ->
                      PlatformException.invalid(
                          NO_PALETTE, "These weights are no palette of this provider."));
      List<Generation.Image> images = new ArrayList<>();
      for (int image = 0; image < order.count(); image++) {
        byte[] png = Drawing.png(side, order.seed() + image, palette, order.strength());
        images.add(new Generation.Image("image/png", png));
      }
      return new Generation(
          images,
          List.of("The prompt was not read: this example always draws hills, in a square."));
    } catch (IOException unreadable) {
      throw storage(unreadable);
    }
  }

  // end: generate

  private Training known(String reference) {
    return training(reference)
        .filter(Training::exists)
        .orElseThrow(
            () ->
                PlatformException.notFound(UNKNOWN, "There is no such training. Start it again."));
  }

  /** What the platform names may come from anywhere; it never leads out of the folder. */
  private Optional<Training> training(String reference) {
    return SAFE.matcher(reference).matches()
        ? Optional.of(new Training(folder.resolve(reference)))
        : Optional.empty();
  }

  private interface DiskWork<T> {
    T run() throws IOException;
  }

  private static <T> T onDisk(DiskWork<T> work) {
    try {
      return work.run();
    } catch (IOException failed) {
      throw storage(failed);
    }
  }

  private static PlatformException storage(IOException failed) {
    return new PlatformException(
        PlatformException.Kind.UNAVAILABLE,
        STORAGE,
        "The training's files cannot be read or written now. Check that the disk has room, then try again.",
        failed);
  }
}
