package art.painter.testkit;

import art.painter.api.PlatformException;
import art.painter.api.training.BaseModel;
import art.painter.api.training.Generation;
import art.painter.api.training.GenerationOrder;
import art.painter.api.training.ProviderDescription;
import art.painter.api.training.TrainingOrder;
import art.painter.api.training.TrainingProvider;
import art.painter.api.training.TrainingReport;
import art.painter.api.training.TrainingStatus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.zip.ZipInputStream;

/** A provider that keeps to the contract and learns nothing: each question is a step forward. */
class SketchProvider implements TrainingProvider {
  private final ConcurrentMap<String, TrainingStatus> data;

  SketchProvider(ConcurrentMap<String, TrainingStatus> data) {
    this.data = data;
  }

  @Override
  public ProviderDescription describe() {
    BaseModel base = new BaseModel("Sketch", "1.0", "pAInter", "CC0", true, "None at all.");
    return new ProviderDescription(
        "Sketch",
        "It pretends, for tests.",
        base,
        1,
        Duration.ofMillis(100),
        false,
        Optional.empty());
  }

  @Override
  public String start(TrainingOrder order, String preparation) {
    try (InputStream in = order.works().open();
        ZipInputStream zip = new ZipInputStream(in)) {
      if (zip.getNextEntry() == null) {
        throw PlatformException.invalid("sketch.empty", "Send a package with works in it.");
      }
    } catch (IOException unreadable) {
      throw PlatformException.unavailable("sketch.package", "The package could not be read.");
    }
    data.putIfAbsent("ref-" + order.trainingId(), TrainingStatus.STARTING);
    return "ref-" + order.trainingId();
  }

  @Override
  public TrainingReport status(String reference) {
    TrainingStatus status =
        data.computeIfPresent(
            reference,
            (key, before) ->
                switch (before) {
                  case STARTING -> TrainingStatus.PROCESSING;
                  case PROCESSING -> TrainingStatus.SUCCEEDED;
                  default -> before;
                });
    if (status == null) {
      throw PlatformException.notFound(UNKNOWN, "There is no such training here.");
    }
    return new TrainingReport(
        status, 0.5, "Pretends.", List.of("Pretends."), result(reference, status));
  }

  private Optional<TrainingReport.Result> result(String reference, TrainingStatus status) {
    return status == TrainingStatus.SUCCEEDED
        ? Optional.of(
            new TrainingReport.Result(
                "version-of-" + reference, Map.of(), () -> new ByteArrayInputStream(weights())))
        : Optional.empty();
  }

  byte[] weights() {
    byte[] header =
        "{\"lora\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}"
            .getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Long.BYTES + header.length + Float.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .put(header)
        .putFloat(0.5f)
        .array();
  }

  @Override
  public void cancel(String reference) {
    if (data.computeIfPresent(
            reference, (key, before) -> before.isFinal() ? before : TrainingStatus.CANCELED)
        == null) {
      throw PlatformException.notFound(UNKNOWN, "There is no such training here.");
    }
  }

  @Override
  public Generation generate(GenerationOrder order) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    int picture = Math.floorMod((int) (order.seed() * 10 + order.strength() * 5), 997);
    return image(TrainingSamples.drawing(picture));
  }

  static Generation image(byte[] png) {
    return new Generation(List.of(new Generation.Image("image/png", png)), List.of());
  }

  @Override
  public void delete(String reference, Optional<String> version) {
    data.remove(reference);
  }
}
