package art.painter.core.training;

import art.painter.api.PlatformException;
import art.painter.api.training.BaseModel;
import art.painter.api.training.Generation;
import art.painter.api.training.GenerationOrder;
import art.painter.api.training.ProviderDescription;
import art.painter.api.training.TrainingOrder;
import art.painter.api.training.TrainingProvider;
import art.painter.api.training.TrainingReport;
import art.painter.api.training.TrainingReport.Result;
import art.painter.api.training.TrainingStatus;
import art.painter.core.consent.ConsentScene;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that does what a test tells it to. */
final class ScriptedProvider implements TrainingProvider {
  final Map<String, TrainingStatus> statuses = new ConcurrentHashMap<>();
  final List<String> started = new CopyOnWriteArrayList<>();
  final List<String> packages = new CopyOnWriteArrayList<>();
  volatile Optional<PlatformException> refuses = Optional.empty();
  volatile Optional<PlatformException> cannotTell = Optional.empty();
  volatile Optional<PlatformException> cannotFind = Optional.empty();
  volatile String refusesOnly = "";
  volatile Runnable whileLooking = () -> {};
  volatile Runnable whilePreparing = () -> {};
  volatile Runnable whileStarting = () -> {};
  volatile String title = "Provider";
  volatile BaseModel baseModel = ConsentScene.BASE;
  volatile boolean remote;
  volatile Runnable whileAsked = () -> {};
  volatile Runnable whileWeightsAreRead = () -> {};
  volatile double progress = 0.5;
  volatile boolean answerIsLost;
  volatile Optional<PlatformException> keeps = Optional.empty();
  final AtomicInteger deletions = new AtomicInteger();
  final List<String> deleted = new CopyOnWriteArrayList<>();
  final Map<String, String> begun = new ConcurrentHashMap<>();
  final AtomicInteger preparations = new AtomicInteger();
  final AtomicInteger searches = new AtomicInteger();
  volatile Duration pollInterval = Duration.ofMillis(100);
  volatile boolean breaks;
  final AtomicInteger tries = new AtomicInteger();
  private final int capacity;

  ScriptedProvider(int capacity) {
    this.capacity = capacity;
  }

  @Override
  public ProviderDescription describe() {
    return new ProviderDescription(
        title, "For tests.", baseModel, capacity, pollInterval, remote, Optional.empty());
  }

  @Override
  public String prepare(TrainingOrder order) {
    String preparation = "prepared " + preparations.incrementAndGet();
    whilePreparing.run();
    return preparation;
  }

  @Override
  public Optional<String> find(String preparation, Instant attempted) {
    searches.incrementAndGet();
    whileLooking.run();
    cannotFind.ifPresent(
        reason -> {
          throw reason;
        });
    return Optional.ofNullable(begun.get(preparation));
  }

  @Override
  public String start(TrainingOrder order, String preparation) {
    tries.incrementAndGet();
    whileStarting.run();
    if (breaks) {
      throw new NoClassDefFoundError("gone");
    }
    refuses
        .filter(refusal -> refusesOnly.isEmpty() || refusesOnly.equals(order.trainingId()))
        .ifPresent(
            refusal -> {
              throw refusal;
            });
    try (var in = order.works().open()) {
      packages.add(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    started.add(order.trainingId());
    statuses.putIfAbsent("ref-" + order.trainingId(), TrainingStatus.PROCESSING);
    begun.put(preparation, "ref-" + order.trainingId());
    if (answerIsLost) {
      throw PlatformException.unavailable(UNCLEAR, "The answer was lost.");
    }
    return "ref-" + order.trainingId();
  }

  @Override
  public TrainingReport status(String reference) {
    whileAsked.run();
    cannotTell.ifPresent(
        reason -> {
          throw reason;
        });
    TrainingStatus status = statuses.get(reference);
    if (status == null) {
      throw PlatformException.notFound(UNKNOWN, "The provider does not know this training.");
    }
    return new TrainingReport(
        status,
        progress,
        "scripted",
        List.of("a line"),
        status == TrainingStatus.SUCCEEDED
            ? Optional.of(new Result("v-" + reference, Map.of("rank", "8"), this::weights))
            : Optional.empty());
  }

  private InputStream weights() {
    whileWeightsAreRead.run();
    return new ByteArrayInputStream(new byte[] {1, 2, 3});
  }

  @Override
  public void cancel(String reference) {
    statuses.computeIfPresent(
        reference, (any, status) -> status.isFinal() ? status : TrainingStatus.CANCELED);
  }

  @Override
  public Generation generate(GenerationOrder order) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void delete(String reference, Optional<String> version) {
    deletions.incrementAndGet();
    keeps.ifPresent(
        reason -> {
          throw reason;
        });
    statuses.remove(reference);
    version.ifPresent(deleted::add);
  }
}
