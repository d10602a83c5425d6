package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Shows jobs in the two forms in which Replicate's services write them. */
final class JobView {
  private final URI origin;
  private final Clock clock;
  private final Duration retention;

  JobView(URI origin, Clock clock, Duration retention) {
    this.origin = origin;
    this.clock = clock;
    this.retention = retention;
  }

  /** {@return the short form that answers a creation} */
  ObjectNode created(Job job) {
    JobOrder order = job.order();
    boolean prediction = order.kind() == JobOrder.Kind.PREDICTION;
    Instant accepted = job.snapshot().accepted();
    ObjectNode json = Json.object();
    json.put("id", job.id()).put("model", order.model()).put("version", order.version());
    json.set("input", order.shown());
    json.put("logs", "");
    if (prediction) {
      json.putNull("output");
      json.put("data_removed", false);
    }
    json.putNull("error");
    json.put("status", JobStatus.STARTING.label());
    json.put("created_at", prediction ? Timestamps.millis(accepted) : Timestamps.nanos(accepted));
    order.deadline().ifPresent(at -> json.put("deadline", Timestamps.millis(at)));
    // Also for a training: the services behind do not tell them apart.
    json.set("urls", urls(job, "predictions", prediction));
    return json;
  }

  /**
   * {@return the answer to a creation that waited for the end: it has the output, and still says
   * that the prediction runs}
   */
  ObjectNode awaited(Job job, JsonNode output) {
    ObjectNode json = created(job);
    json.set("output", output);
    json.put("status", JobStatus.PROCESSING.label());
    return json;
  }

  /** {@return the long form of a training} */
  ObjectNode training(Job job) {
    return full(job, "trainings", false);
  }

  /** {@return the long form of a prediction, in which a training can be read too} */
  ObjectNode prediction(Job job) {
    return full(job, "predictions", true);
  }

  /** {@return the long form that belongs to the kind of job} */
  ObjectNode own(Job job) {
    return job.order().kind() == JobOrder.Kind.TRAINING ? training(job) : prediction(job);
  }

  /** {@return the answer to a cancellation} */
  ObjectNode canceled(Job job) {
    return full(job, "predictions", job.order().kind() == JobOrder.Kind.PREDICTION);
  }

  private ObjectNode full(Job job, String collection, boolean asPrediction) {
    JobOrder order = job.order();
    Job.Snapshot now = job.snapshot();
    boolean removed = isRemoved(job, now);
    ObjectNode json = Json.object();
    json.put("completed_at", now.completed().map(Timestamps::micros).orElse(null));
    json.put("created_at", Timestamps.micros(now.created()));
    if (asPrediction) {
      json.put("data_removed", removed);
      order.deadline().ifPresent(at -> json.put("deadline", Timestamps.micros(at)));
    }
    json.put("error", now.error().orElse(null));
    json.put("id", job.id());
    json.set("input", removed ? Json.object() : order.shown());
    json.put("logs", now.logs().isEmpty() || removed ? null : now.logs());
    json.set("metrics", metrics(now));
    json.set("output", removed ? Json.MAPPER.nullNode() : now.output());
    json.put("source", "api");
    json.put("started_at", now.started().map(Timestamps::micros).orElse(null));
    json.put("status", now.status().label());
    json.set("urls", urls(job, collection, asPrediction));
    json.put("model", order.model());
    json.put("version", order.version());
    json.putNull("webhook_completed");
    return json;
  }

  private boolean isRemoved(Job job, Job.Snapshot now) {
    return job.order().kind() == JobOrder.Kind.PREDICTION
        && now.completed().isPresent()
        && (job.faults().contains(Fault.DATA_REMOVED)
            || !clock.instant().isBefore(now.completed().get().plus(retention)));
  }

  private static ObjectNode metrics(Job.Snapshot now) {
    ObjectNode metrics = Json.object();
    if (now.completed().isPresent() && now.started().isPresent()) {
      metrics.put("predict_time", seconds(now.started().get(), now.completed().get()));
      metrics.put("total_time", seconds(now.created(), now.completed().get()));
    }
    return metrics;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1000 / 1e6;
  }

  private ObjectNode urls(Job job, String collection, boolean web) {
    String get = origin + "/v1/" + collection + "/" + job.id();
    ObjectNode urls = Json.object().put("cancel", get + "/cancel").put("get", get);
    return web ? urls.put("web", origin + "/p/" + job.id()) : urls;
  }
}
