package art.painter.training.replicate;

import art.painter.api.PlatformException;
import art.painter.api.PlatformException.Kind;
import art.painter.api.training.Generation;
import art.painter.api.training.GenerationOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Makes images with a trained version. A prediction carries nothing by which it could be found
 * again, so an order whose answer is lost fails for good, and a person decides whether to order,
 * and maybe pay, once more.
 */
final class Predictions {
  static final String UNCLEAR = "replicate.generation-unclear";
  static final String REFUSED = "replicate.generation-refused";
  static final String VERSION_GONE = "replicate.version-gone";
  static final String TOO_SLOW = "replicate.generation-too-slow";

  private static final int MOST_SCHEMAS = 200;
  private static final Duration FIRST_POLL = Duration.ofMillis(500);
  private static final Duration LAST_POLL = Duration.ofSeconds(3);

  private final ReplicateApi api;
  private final PredictionOutput output;
  private final RateLimit limit;
  private final Duration patience;
  private final Map<String, InputSchema> schemas =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, InputSchema> eldest) {
              return size() > MOST_SCHEMAS;
            }
          });

  /**
   * @param limit spreads orders
   * @param patience how long a prediction may take
   */
  Predictions(ReplicateApi api, PredictionOutput output, RateLimit limit, Duration patience) {
    this.api = api;
    this.output = output;
    this.limit = limit;
    this.patience = patience;
  }

  Generation generate(GenerationOrder order) throws InterruptedException {
    VersionName version =
        VersionName.of(order.version())
            .filter(v -> !v.hash().isEmpty())
            .orElseThrow(Predictions::versionGone);
    String id = "";
    try {
      PredictionInput input = PredictionInput.of(order, schema(version));
      limit.take();
      JsonNode prediction = begin(version, input);
      id = prediction.path("id").asText();
      return output.of(finished(id, prediction), input);
    } catch (InterruptedException | PlatformException ended) {
      // Clears the flag, with which nothing could be sent any more.
      boolean stopped = Thread.interrupted() || ended instanceof InterruptedException;
      boolean tooSlow = ended instanceof PlatformException p && p.code().equals(TOO_SLOW);
      if (stopped || tooSlow) {
        cancel(id);
      }
      if (stopped) {
        throw new InterruptedException("interrupted while Replicate made images");
      }
      throw mayBeBilled((PlatformException) ended, id);
    }
  }

  /**
   * What was ordered, or may have been, must not look as if trying again were free: the platform
   * tries again by itself when something is unavailable.
   */
  private static PlatformException mayBeBilled(PlatformException failed, String id) {
    // One that found no machine costs nothing.
    boolean free = failed.code().equals(PredictionOutput.FAILED);
    boolean ordered = !id.isEmpty() || failed.code().equals(UNCLEAR);
    return ordered && !free && failed.kind() == Kind.UNAVAILABLE
        ? new PlatformException(
            Kind.CONFLICT,
            failed.code(),
            failed.getMessage()
                + " Order the images anew if you want them; those that were lost may be billed all the same.",
            failed)
        : failed;
  }

  private Optional<InputSchema> schema(VersionName version) {
    if (version.model().isEmpty()) {
      return Optional.empty();
    }
    InputSchema known = schemas.get(version.hash());
    if (known != null) {
      return Optional.of(known);
    }
    Answer answer = api.get(version.versionPath());
    if (answer.missing()) {
      throw versionGone();
    }
    Optional<InputSchema> told = InputSchema.of(answer.body(), "Input");
    told.ifPresent(schema -> schemas.put(version.hash(), schema));
    return told;
  }

  /**
   * It is not asked to answer only when the images are there: until then nobody could cancel it,
   * and a longer wait is more often cut off.
   */
  private JsonNode begin(VersionName version, PredictionInput input) {
    ObjectNode body = Json.object();
    body.put("version", version.hash());
    body.set("input", input.json());
    // So that it ends, and costs no more, also when nobody waits for it any longer.
    Map<String, String> headers = Map.of("Cancel-After", patience.toSeconds() + "s");
    Answer answer = api.post("predictions", body, headers, UNCLEAR);
    if (answer.missing()) {
      throw versionGone();
    }
    if (!answer.ok()) {
      throw PlatformException.invalid(
          REFUSED, "Replicate refuses to make the images: " + answer.problem().words());
    }
    if (!Job.isReference(answer.body().path("id").asText())) {
      throw PlatformException.unavailable(
          UNCLEAR, "Replicate took the order of images without naming it.");
    }
    return answer.body();
  }

  private JsonNode finished(String id, JsonNode begun) throws InterruptedException {
    long limitAt = System.nanoTime() + patience.toNanos();
    JsonNode prediction = begun;
    Duration wait = FIRST_POLL;
    while (!isFinal(prediction)) {
      if (System.nanoTime() > limitAt) {
        throw PlatformException.unavailable(
            TOO_SLOW, "Replicate took too long to make the images.");
      }
      TimeUnit.NANOSECONDS.sleep(wait.toNanos());
      wait = wait.multipliedBy(5).dividedBy(4);
      wait = wait.compareTo(LAST_POLL) > 0 ? LAST_POLL : wait;
      Answer answer = api.get("predictions/" + id);
      if (!answer.ok()) {
        throw PlatformException.unavailable(
            ReplicateApi.UNREACHABLE, "Replicate no longer tells of the images it was making.");
      }
      prediction = answer.body();
    }
    return prediction;
  }

  /**
   * An answer may carry images while it says that it is still at work, so only the state counts.
   */
  private static boolean isFinal(JsonNode prediction) {
    return switch (prediction.path("status").asText()) {
      case "succeeded", "failed", "canceled", "aborted" -> true;
      default -> false;
    };
  }

  private void cancel(String id) {
    if (id.isEmpty()) {
      return;
    }
    try {
      api.post("predictions/" + id + "/cancel", Json.nothing(), ReplicateApi.UNREACHABLE);
    } catch (PlatformException endsByItself) {
      // It was ordered to end when its time is up.
      return;
    }
  }

  private static PlatformException versionGone() {
    return new PlatformException(
        Kind.INVALID,
        VERSION_GONE,
        "Replicate no longer has the version that was trained. Train the model again.");
  }
}
