package art.painter.core.testoutput;

import art.painter.api.training.BaseModel;
import art.painter.api.training.Generation;
import art.painter.api.training.ModelVersion;
import art.painter.api.training.ProviderDescription;
import art.painter.api.training.Providers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider's images, made as a test tells it to. */
final class Studio implements Providers {
  /** What it does while it makes an image. */
  interface Work {
    void make(String id) throws InterruptedException;
  }

  final List<String> begun = new CopyOnWriteArrayList<>();
  volatile Work work = id -> {};
  volatile boolean remote;

  @Override
  public Generation generate(
      ModelVersion version, String generationId, String prompt, long seed, double strength)
      throws InterruptedException {
    begun.add(generationId);
    work.make(generationId);
    byte[] image = ("image of " + prompt + " " + begun.size()).getBytes(StandardCharsets.UTF_8);
    return new Generation(List.of(new Generation.Image("image/png", image)), List.of("a note"));
  }

  @Override
  public ProviderDescription get(String providerId) {
    return new ProviderDescription(
        "Studio",
        "For tests.",
        new BaseModel("Base", "7", "Maker", "MIT", true, "Unknown."),
        1,
        Duration.ofSeconds(1),
        remote,
        Optional.empty());
  }

  @Override
  public Map<String, ProviderDescription> all() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<String, Optional<String>> selfChecks() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void webhook(String providerId, Map<String, String> headers, byte[] body) {
    throw new UnsupportedOperationException();
  }
}
