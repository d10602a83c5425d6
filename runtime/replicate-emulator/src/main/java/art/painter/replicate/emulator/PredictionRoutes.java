package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /predictions}. */
final class PredictionRoutes {
  private static final Pattern WAIT = Pattern.compile("wait(?:=([1-9][0-9]?))?");
  private static final int LONGEST_WAIT = 60;

  private final PredictionOrders orders;
  private final Jobs jobs;
  private final JobView view;
  private final Pages pages;
  private final Delivery delivery;

  private final Agenda agenda;

  private final PredictionWorker worker;

  PredictionRoutes(
      PredictionOrders orders,
      Jobs jobs,
      JobView view,
      Pages pages,
      Delivery delivery,
      Agenda agenda,
      PredictionWorker worker) {
    this.orders = orders;
    this.jobs = jobs;
    this.view = view;
    this.pages = pages;
    this.delivery = delivery;

    this.agenda = agenda;

    this.worker = worker;
  }

  void addTo(Router router) {
    router
        .api(Fault.Names.CREATE_PREDICTION, "POST", "/predictions", this::create)
        .api(
            Fault.Names.CREATE_MODEL_PREDICTION,
            "POST",
            "/models/{model_owner}/{model_name}/predictions",
            this::createOfficial)
        .api(Fault.Names.LIST_PREDICTIONS, "GET", "/predictions", this::list)
        .api("get-prediction", "GET", "/predictions/{prediction_id}", this::get)
        .api("cancel-prediction", "POST", "/predictions/{prediction_id}/cancel", this::cancel);
  }

  private Answer create(Request request) throws IOException, InterruptedException {
    ObjectNode body = request.json();
    PredictionOrders.checkFields(body, true);
    return run(request, body, orders.version(body));
  }

  private Answer createOfficial(Request request) throws IOException, InterruptedException {
    ObjectNode body = request.json();
    PredictionOrders.checkFields(body, false);
    String name = request.variable("model_owner") + "/" + request.variable("model_name");
    return run(request, body, orders.official(name).orElseThrow(PredictionRoutes::notFound));
  }

  private Answer run(Request request, ObjectNode body, Models.Found found)
      throws IOException, InterruptedException {
    Job job = jobs.create(orders.order(request, body, found));
    found.model().countRun();
    job.order().deadline().ifPresent(at -> agenda.at(at, job::expire));
    ObjectNode starting = view.created(job);
    worker.submit(job, found.version().lora());
    Optional<Matcher> wait = request.header("Prefer").map(WAIT::matcher).filter(Matcher::matches);
    if (wait.isEmpty()) {
      return Answer.json(201, starting);
    }
    String seconds = wait.get().group(1);
    int patience = seconds == null ? LONGEST_WAIT : Integer.parseInt(seconds);
    boolean ended = job.awaitEnd(Duration.ofSeconds(Math.min(LONGEST_WAIT, patience)));
    Answer answer = ended ? Answer.json(201, ended(job)) : Answer.json(202, starting);
    return answer.with("preference-applied", wait.get().group());
  }

  private ObjectNode ended(Job job) throws IOException {
    Job.Snapshot now = job.snapshot();
    if (now.status() != JobStatus.SUCCEEDED) {
      return view.prediction(job);
    }
    ArrayNode output = Json.array();
    for (JsonNode address : now.output()) {
      output.add(delivery.dataUri(address.asText()));
    }
    return view.awaited(job, output);
  }

  private Answer list(Request request) {
    Instant after = time(request, "created_after").orElse(Instant.MIN);
    Instant before = time(request, "created_before").orElse(Instant.MAX);
    boolean none = request.query("source").filter("web"::equals).isPresent();
    Predicate<Job> wanted =
        job -> {
          Instant created = job.snapshot().created();
          return !none && !created.isBefore(after) && created.isBefore(before);
        };
    return pages.list(request, jobs.of(JobOrder.Kind.PREDICTION), wanted, view::prediction);
  }

  private static Optional<Instant> time(Request request, String name) {
    try {
      return request.query(name).map(Instant::parse);
    } catch (DateTimeParseException e) {
      throw new Refusal(
          Problems.titled(400, "Bad Request", name + " is not an ISO 8601 date-time"));
    }
  }

  private Answer get(Request request) {
    return Answer.json(200, view.prediction(find(request)));
  }

  private Answer cancel(Request request) {
    Job job = find(request);
    job.end(JobStatus.CANCELED, Optional.empty(), Json.MAPPER.nullNode());
    return Answer.json(200, view.canceled(job));
  }

  /** A training too can be read and canceled here: its own answer says so. */
  private Job find(Request request) {
    return jobs.find(request.variable("prediction_id")).orElseThrow(PredictionRoutes::notFound);
  }

  private static Refusal notFound() {
    return new Refusal(Problems.notFound("The requested resource could not be found."));
  }
}
