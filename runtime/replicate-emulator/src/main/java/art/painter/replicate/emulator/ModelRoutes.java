package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;

/** {@code /models}. */
final class ModelRoutes {
  private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?");

  private final Models models;
  private final Pages pages;
  private final URI origin;
  private final Clock clock;

  ModelRoutes(Models models, Pages pages, URI origin, Clock clock) {
    this.models = models;
    this.pages = pages;
    this.origin = origin;
    this.clock = clock;
  }

  void addTo(Router router) {
    String one = "/models/{model_owner}/{model_name}";
    router
        .api("create-model", "POST", "/models", this::create)
        .api("list-models", "GET", "/models", this::list)
        .api("get-model", "GET", one, request -> answer(200, find(request)))
        .api("update-model", "PATCH", one, this::update)
        .api("delete-model", "DELETE", one, this::delete);
  }

  private Answer create(Request request) throws IOException {
    ObjectNode body = request.json();
    for (String field : List.of("owner", "name", "visibility", "hardware")) {
      if (body.path(field).asText().isEmpty()) {
        throw invalid(field, "This field is required.");
      }
    }
    if (!body.path("owner").asText().equals(AccountRoutes.USERNAME)) {
      throw invalid("owner", "You do not have permission to create models for this owner.");
    }
    if (!NAME.matcher(body.path("name").asText()).matches()) {
      throw invalid(
          "name",
          "Model names can only contain lowercase letters, numbers, dashes, underscores, or periods, and cannot start or"
              + " end with a dash, underscore, or period.");
    }
    if (!List.of("public", "private").contains(body.path("visibility").asText())) {
      throw invalid("visibility", "Must be one of: public, private.");
    }
    String sku = body.path("hardware").asText();
    if (!AccountRoutes.HARDWARE.containsKey(sku)) {
      throw invalid(
          "hardware",
          sku
              + " is not a valid hardware SKU. Your options are: "
              + String.join(", ", AccountRoutes.HARDWARE.keySet())
              + ".");
    }
    Model model =
        new Model(
            AccountRoutes.USERNAME,
            body.path("name").asText(),
            body.path("visibility").asText().equals("private"),
            false);
    model.describe(body);
    if (!models.add(model)) {
      throw new Refusal(
          Problems.fields(409, "/name", "A model with that name and owner already exists."));
    }
    return answer(201, model);
  }

  private Answer list(Request request) {
    return pages.list(
        request,
        models.all(),
        model -> !model.isPrivate(),
        model -> model.json(origin, clock.instant()));
  }

  private Answer update(Request request) throws IOException {
    Model model = own(request);
    model.describe(request.json());
    return answer(200, model);
  }

  private Answer delete(Request request) {
    Model model = own(request);
    if (!model.isPrivate()) {
      throw refused("You can only delete private models.");
    }
    if (!model.versions(clock.instant()).isEmpty()) {
      throw refused("You can only delete models that have no versions. Delete its versions first.");
    }
    models.remove(model);
    return Answer.empty(204);
  }

  private Answer answer(int status, Model model) {
    return Answer.json(status, model.json(origin, clock.instant()));
  }

  private Model own(Request request) {
    Model model = find(request);
    if (!model.isOwn()) {
      throw refused("You can only change models that you own.");
    }
    return model;
  }

  private Model find(Request request) {
    return named(models, request);
  }

  /**
   * {@return the model in a request's path}
   *
   * @throws Refusal when there is none
   */
  static Model named(Models models, Request request) {
    return models
        .find(request.variable("model_owner") + "/" + request.variable("model_name"))
        .orElseThrow(
            () -> new Refusal(Problems.notFound("The requested resource could not be found.")));
  }

  private static Refusal invalid(String field, String detail) {
    return new Refusal(Problems.fields(400, "/" + field, detail));
  }

  private static Refusal refused(String detail) {
    return new Refusal(Problems.titled(403, "Forbidden", detail));
  }
}
