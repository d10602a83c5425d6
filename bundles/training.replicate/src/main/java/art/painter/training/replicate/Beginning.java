package art.painter.training.replicate;

import art.painter.api.PlatformException;
import art.painter.api.training.TrainingOrder;
import art.painter.api.training.TrainingProvider;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Prepares a training, as often as needed, and begins it, once. */
final class Beginning {
  static final String START_REFUSED = "replicate.training-refused";

  /** A package that is forgotten this soon may be gone before the trainer fetches it. */
  private static final Duration LEAST_LIFE = Duration.ofSeconds(60);

  private final ReplicateApi api;
  private final Trainer trainer;
  private final Destination destination;
  private final Upload upload;
  private final Optional<HttpUrl> webhook;
  private final Clock clock;

  /**
   * @param webhook where Replicate is to tell of news
   * @param clock the time
   */
  Beginning(
      ReplicateApi api,
      Trainer trainer,
      Destination destination,
      Upload upload,
      Optional<HttpUrl> webhook,
      Clock clock) {
    this.api = api;
    this.trainer = trainer;
    this.destination = destination;
    this.upload = upload;
    this.webhook = webhook;
    this.clock = clock;
  }

  /**
   * What is cheap and may refuse comes first; nothing is left behind by an order that cannot work.
   */
  Preparation prepare(TrainingOrder order) {
    Upload.check(order);
    Trainer.Current current = trainer.current();
    ObjectNode input = current.input(order);
    input.put("input_images", "");
    current.check(input);
    VersionName model = destination.of(order);
    Upload.File file = upload.send(order);
    input.put("input_images", file.url());
    return new Preparation(
        model, current.version(), file.url(), file.created(), file.expires(), input);
  }

  String start(TrainingOrder order, String prepared) {
    Preparation preparation =
        Preparation.read(prepared)
            .orElseThrow(
                () ->
                    Preparation.stale(
                        "The preparation of the training cannot be read. It is prepared again."));
    if (clock.instant().isAfter(preparation.expires().minus(LEAST_LIFE))) {
      throw Preparation.stale(
          "The works that were sent to Replicate are about to be forgotten there. They are sent again.");
    }
    ObjectNode body = Json.object();
    body.put("destination", preparation.destination().model());
    body.set("input", preparation.input());
    webhook.ifPresent(
        url -> {
          body.put("webhook", url.toString());
          body.putArray("webhook_events_filter").add("start").add("completed");
        });
    Answer answer =
        api.post(
            preparation.trainer().versionPath() + "/trainings", body, TrainingProvider.UNCLEAR);
    if (answer.missing()) {
      throw Destination.gone();
    }
    if (!answer.ok()) {
      throw PlatformException.invalid(
          START_REFUSED, "Replicate refuses the training: " + answer.problem().words());
    }
    String id = answer.body().path("id").asText();
    if (!Job.isReference(id)) {
      throw PlatformException.unavailable(
          TrainingProvider.UNCLEAR,
          "Replicate took the training without naming it. It is looked for.");
    }
    return id;
  }
}
