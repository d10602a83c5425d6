package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /trainings}. */
final class TrainingRoutes {
  private final Models models;
  private final StoredFiles files;
  private final Jobs jobs;
  private final JobView view;
  private final Pages pages;
  private final Faults faults;
  private final TrainingWorker worker;

  TrainingRoutes(
      Models models,
      StoredFiles files,
      Jobs jobs,
      JobView view,
      Pages pages,
      Faults faults,
      TrainingWorker worker) {
    this.models = models;
    this.files = files;
    this.jobs = jobs;
    this.view = view;
    this.pages = pages;
    this.faults = faults;

    this.worker = worker;
  }

  void addTo(Router router) {
    router
        .api(
            Fault.Names.CREATE_TRAINING,
            "POST",
            "/models/{model_owner}/{model_name}/versions/{version_id}/trainings",
            this::create)
        .api(Fault.Names.LIST_TRAININGS, "GET", "/trainings", this::list)
        .api("get-training", "GET", "/trainings/{training_id}", this::get)
        .api("cancel-training", "POST", "/trainings/{training_id}/cancel", this::cancel);
  }

  private Answer create(Request request) throws IOException {
    Trainer trainer = trainer(request);
    ObjectNode body = request.json();
    ObjectNode input = input(body);
    String destination = body.path("destination").asText();
    if (models.find(destination).filter(Model::isOwn).isEmpty()) {
      throw new Refusal(Problems.plain(404, "The specified training destination does not exist"));
    }
    InputSchema schema = new InputSchema(trainer.schema(), "TrainingInput");
    List<InvalidField> wrong = schema.check(input);
    if (!wrong.isEmpty()) {
      throw new Refusal(Problems.invalidFields(wrong));
    }
    ObjectNode shown = input.deepCopy();
    input.fieldNames().forEachRemaining(name -> redact(schema, shown, name));
    Job job =
        jobs.create(
            new JobOrder(
                JobOrder.Kind.TRAINING,
                trainer.owner() + "/" + trainer.model(),
                trainer.version(),
                input,
                shown,
                destination,
                files.at(input.path("input_images").asText()).map(StoredFile::name),
                Webhook.of(body),
                faults.ofJob(request),
                Optional.empty()));
    ObjectNode answer = view.created(job);
    worker.submit(job, trainer);
    return Answer.json(201, answer);
  }

  private Trainer trainer(Request request) {
    return Trainer.named(request.variable("model_owner"), request.variable("model_name"))
        .filter(trainer -> trainer.version().equals(request.variable("version_id")))
        .orElseThrow(() -> new Refusal(Problems.invalidVersion()));
  }

  private static ObjectNode input(ObjectNode body) {
    List<InvalidField> missing = new ArrayList<>();
    for (String field : List.of("destination", "input")) {
      if (!body.has(field)) {
        missing.add(InvalidField.required("(root)", field));
      }
    }
    if (missing.isEmpty() && body.path("input") instanceof ObjectNode input) {
      return input;
    }
    if (missing.isEmpty()) {
      missing.add(InvalidField.type("input", "object", "other"));
    }
    throw new Refusal(Problems.invalidFields(missing));
  }

  private static void redact(InputSchema schema, ObjectNode shown, String name) {
    if (schema.isSecret(name)) {
      shown.put(name, "[REDACTED]");
    }
  }

  private Answer list(Request request) {
    return pages.list(request, jobs.of(JobOrder.Kind.TRAINING), job -> true, view::training);
  }

  private Answer get(Request request) {
    return Answer.json(200, view.training(find(request)));
  }

  private Answer cancel(Request request) {
    Job job = find(request);
    job.end(JobStatus.CANCELED, Optional.empty(), Json.MAPPER.nullNode());
    return Answer.json(200, view.canceled(job));
  }

  private Job find(Request request) {
    return jobs.find(request.variable("training_id"))
        .filter(job -> job.order().kind() == JobOrder.Kind.TRAINING)
        .orElseThrow(
            () -> new Refusal(Problems.notFound("The requested resource could not be found.")));
  }
}
