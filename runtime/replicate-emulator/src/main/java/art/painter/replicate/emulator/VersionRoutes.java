package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** {@code /models/…/versions}. */
final class VersionRoutes {
  /** The real service says that it might take a few minutes. */
  static final Duration DELETION = Duration.ofSeconds(2);

  private static final Map<String, String> OBSTACLES = new LinkedHashMap<>();

  static {
    OBSTACLES.put(
        "run_by_others",
        "You cannot delete a version if someone other than you has run predictions with it.");
    OBSTACLES.put(
        "base_of_training",
        "You cannot delete a version if it is being used as the base model for a training.");
    OBSTACLES.put("deployment", "You cannot delete a version that has an associated deployment.");
    OBSTACLES.put(
        "overridden",
        "You cannot delete a version if another model version is overridden to use it.");
  }

  private final Models models;
  private final Jobs jobs;
  private final Delivery delivery;
  private final Pages pages;
  private final Clock clock;

  VersionRoutes(Models models, Jobs jobs, Delivery delivery, Pages pages, Clock clock) {
    this.models = models;
    this.jobs = jobs;
    this.delivery = delivery;
    this.pages = pages;
    this.clock = clock;
  }

  void addTo(Router router) {
    String all = "/models/{model_owner}/{model_name}/versions";
    String one = all + "/{version_id}";
    router
        .api("list-versions", "GET", all, this::list)
        .api("get-version", "GET", one, request -> Answer.json(200, find(request).version().json()))
        .api("delete-version", "DELETE", one, this::delete)
        .control("POST", "/versions/{version_id}", this::setObstacles);
  }

  private Answer list(Request request) {
    Model model = ModelRoutes.named(models, request);
    if (model.isOfficial()) {
      throw notFound();
    }
    return pages.list(request, model.versions(clock.instant()), v -> true, Version::json);
  }

  private Answer delete(Request request) {
    Models.Found found = find(request);
    if (!found.model().isOwn()) {
      throw refused("You can only delete versions from models you own.");
    }
    if (!found.model().isPrivate()) {
      throw refused("You can only delete versions from private models.");
    }
    for (String obstacle : found.version().obstacles()) {
      throw refused(obstacle);
    }
    String id = found.version().id();
    if (found.version().gone().isEmpty()) {
      found.model().change(id, version -> version.goneAt(clock.instant().plus(DELETION)));
    }
    jobs.removePredictions(job -> isOf(job, id));
    withdrawWeights(found.model().fullName() + ":" + id);
    return Answer.empty(202);
  }

  /** The training that brought the version stays, its file does not. */
  private void withdrawWeights(String version) {
    for (Job training : jobs.of(JobOrder.Kind.TRAINING).values()) {
      JsonNode output = training.snapshot().output();
      if (output.path("version").asText().equals(version)) {
        delivery.withdraw(output.path("weights").asText());
      }
    }
  }

  private boolean isOf(Job job, String version) {
    boolean goes = job.order().version().equals(version);
    if (goes) {
      for (JsonNode address : job.snapshot().output()) {
        delivery.withdraw(address.asText());
      }
    }
    return goes;
  }

  /** The body names obstacles, such as {@code {"deployment": true}}. */
  private Answer setObstacles(Request request) throws IOException {
    String id = request.variable("version_id");
    Models.Found found = models.version(id).orElseThrow(VersionRoutes::notFound);
    ObjectNode body = request.json();
    Set<String> set = new LinkedHashSet<>();
    OBSTACLES.forEach(
        (name, sentence) -> {
          if (body.path(name).asBoolean()) {
            set.add(sentence);
          }
        });
    found.model().change(id, version -> version.withObstacles(set));
    return Answer.json(200, Json.object().put("id", id).put("obstacles", set.size()));
  }

  private Models.Found find(Request request) {
    Model model = ModelRoutes.named(models, request);
    return model
        .version(request.variable("version_id"), clock.instant())
        .filter(version -> !model.isOfficial())
        .map(version -> new Models.Found(model, version))
        .orElseThrow(VersionRoutes::notFound);
  }

  private static Refusal notFound() {
    return new Refusal(Problems.notFound("The requested resource could not be found."));
  }

  private static Refusal refused(String detail) {
    return new Refusal(Problems.titled(403, "Forbidden", detail));
  }
}
