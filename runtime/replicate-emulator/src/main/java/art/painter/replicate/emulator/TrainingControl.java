package art.painter.replicate.emulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** {@code /control/trainings}: all trainings, and trainings without the engine. */
final class TrainingControl {
  private final Models models;
  private final Jobs jobs;
  private final Delivery delivery;
  private final Clock clock;
  private Path archive;

  TrainingControl(Models models, Jobs jobs, Delivery delivery, Clock clock) {
    this.models = models;
    this.jobs = jobs;
    this.delivery = delivery;
    this.clock = clock;
  }

  void addTo(Router router) {
    router
        .control("GET", "/trainings", request -> Answer.stream(this::list))
        .control("POST", "/trainings", this::fabricate)
        .control("POST", "/trainings/{training_id}", this::change);
  }

  private void list(OutputStream out) throws IOException {
    try (JsonGenerator json = Json.MAPPER.createGenerator(out)) {
      json.writeStartArray();
      for (Job job : jobs.of(JobOrder.Kind.TRAINING).values()) {
        Job.Snapshot now = job.snapshot();
        json.writeStartObject();
        json.writeStringField("id", job.id());
        json.writeStringField("status", now.status().label());
        json.writeStringField("destination", job.order().destination());
        json.writeStringField("package", job.order().file().orElse(null));
        json.writeStringField("created", Timestamps.micros(now.created()));
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  private Answer fabricate(Request request) throws IOException {
    ObjectNode body = request.json();
    String destination = body.path("destination").asText();
    if (models.find(destination).isEmpty()) {
      throw ControlRoutes.wrong("There is no model " + destination + ". Create it first.");
    }
    Optional<Webhook> webhook = Webhook.of(body);
    ArrayNode ids = Json.array();
    for (int i = body.path("count").asInt(1); i > 0; i--) {
      Job job = jobs.create(order(destination, webhook));
      job.begin();
      ids.add(job.id());
    }
    return Answer.json(201, ids);
  }

  private static JobOrder order(String destination, Optional<Webhook> webhook) {
    Trainer trainer = Trainer.OSTRIS;
    return new JobOrder(
        JobOrder.Kind.TRAINING,
        trainer.owner() + "/" + trainer.model(),
        trainer.version(),
        Json.object(),
        Json.object(),
        destination,
        Optional.empty(),
        webhook,
        Set.of(),
        Optional.empty());
  }

  private Answer change(Request request) throws IOException {
    String id = request.variable("training_id");
    Job job =
        jobs.find(id)
            .orElseThrow(() -> new Refusal(Problems.notFound("There is no training " + id + ".")));
    ObjectNode body = request.json();
    JobStatus status =
        JobStatus.named(body.path("status").asText())
            .filter(wanted -> wanted != JobStatus.STARTING)
            .orElseThrow(() -> ControlRoutes.wrong("There is no such status."));
    if (body.has("logs")) {
      job.log(body.path("logs").asText());
    }
    Optional<String> error = Optional.ofNullable(body.path("error").textValue());
    boolean changed =
        switch (status) {
          case PROCESSING -> job.begin();
          case SUCCEEDED -> !job.isFinal() && job.succeed(output(job));
          default -> job.end(status, error, Json.MAPPER.nullNode());
        };
    return Answer.json(
        200,
        Json.object()
            .put("id", id)
            .put("changed", changed)
            .put("status", job.snapshot().status().label())
            .put("at", Timestamps.micros(job.snapshot().completed().orElse(clock.instant()))));
  }

  private JsonNode output(Job job) throws IOException {
    Model model =
        models
            .find(job.order().destination())
            .orElseThrow(() -> ControlRoutes.wrong("The destination is gone."));
    Version version = models.addTrained(model, Optional.empty());
    return Json.object()
        .put("version", model.fullName() + ":" + version.id())
        .put(
            "weights",
            delivery.publishShared(archive(), Trainer.OSTRIS.archive(), "application/x-tar"));
  }

  private synchronized Path archive() throws IOException {
    if (archive == null) {
      Path weights = delivery.draft(".safetensors");
      Files.write(weights, WeightsArchive.emptyWeights());
      Path tar = delivery.draft(".tar");
      WeightsArchive.write(weights, "TOK", 0, tar);
      archive = tar;
    }
    return archive;
  }
}
