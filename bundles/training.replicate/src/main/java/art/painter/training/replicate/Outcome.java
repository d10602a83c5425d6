package art.painter.training.replicate;

import art.painter.api.PlatformException;
import art.painter.api.PlatformException.Kind;
import art.painter.api.training.Source;
import art.painter.api.training.TrainingProvider;
import art.painter.api.training.TrainingReport;
import art.painter.api.training.TrainingStatus;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What came of a training that succeeded: its version, its weights, and what they tell. */
final class Outcome {
  static final String WEIGHTS_UNREACHABLE = "replicate.weights-unreachable";

  /** A file that is missing this soon after the end may still come. */
  private static final Duration NOT_YET = Duration.ofMinutes(5);

  private final ReplicateApi api;
  private final Delivery delivery;
  private final Price price;
  private final long mostBytes;
  private final Clock clock;

  /**
   * @param mostBytes the most bytes of an archive of weights
   * @param clock the time
   */
  Outcome(ReplicateApi api, Delivery delivery, Price price, long mostBytes, Clock clock) {
    this.api = api;
    this.delivery = delivery;
    this.price = price;
    this.mostBytes = mostBytes;
    this.clock = clock;
  }

  /** {@return the report; its weights are fetched anew each time they are opened} */
  TrainingReport of(Job job) {
    if (job.weights().isEmpty()) {
      return Reports.failed(job, keptThere(job, "Replicate names no file of weights"));
    }
    Source weights = () -> WeightsArchive.weights(delivery.open(job.weights(), mostBytes));
    SafetensorsHeader header;
    try (InputStream in = weights.open()) {
      header = SafetensorsHeader.read(in);
    } catch (Delivery.Gone gone) {
      return withoutWeights(job);
    } catch (WeightsArchive.NoWeights none) {
      return Reports.failed(job, keptThere(job, "there is no weights file in what it left"));
    } catch (IOException unreachable) {
      throw new PlatformException(
          Kind.UNAVAILABLE,
          WEIGHTS_UNREACHABLE,
          "The training succeeded, but its weights cannot be fetched from Replicate now. It is tried again.",
          unreachable);
    }
    return new TrainingReport(
        TrainingStatus.SUCCEEDED,
        1,
        "The training is done.",
        Logs.lines(job.logs()),
        Optional.of(new TrainingReport.Result(job.outputVersion(), details(job, header), weights)));
  }

  private TrainingReport withoutWeights(Job job) {
    Optional<VersionName> version = VersionName.of(job.outputVersion());
    if (version.filter(v -> !v.model().isEmpty()).isPresent()
        && api.get(version.get().versionPath()).missing()) {
      throw unknown("The version that came of this training was deleted at Replicate.");
    }
    if (job.completed().filter(clock.instant().minus(NOT_YET)::isBefore).isPresent()) {
      throw PlatformException.unavailable(
          WEIGHTS_UNREACHABLE,
          "The training succeeded, but its weights are not to be had yet. It is tried again.");
    }
    return Reports.failed(job, keptThere(job, "Replicate has removed its weights already"));
  }

  /** What the training cost is not lost: a person can still use the version there. */
  private static String keptThere(Job job, String why) {
    return "The training succeeded, but %s. At Replicate, it can still be used as %s."
        .formatted(why, PlainLine.of(job.outputVersion()));
  }

  private Map<String, String> details(Job job, SafetensorsHeader header) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("trainer version", job.trainer());
    details.put("tensors", Integer.toString(header.tensors()));
    details.put("number type", header.dtype());
    if (header.layers() > 0) {
      details.put("rank", Integer.toString(header.rank()));
      details.put("layers", Integer.toString(header.layers()));
    }
    if (job.seconds() > 0) {
      details.put("training seconds", "%.1f".formatted(job.seconds()));
      price.of(job.seconds()).ifPresent(cost -> details.put("estimated cost", cost));
    }
    details.values().removeIf(String::isBlank);
    return details;
  }

  /** {@return the failure of asking for a training that is not there} */
  static PlatformException unknown(String words) {
    return PlatformException.notFound(TrainingProvider.UNKNOWN, words);
  }
}
