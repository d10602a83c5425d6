package art.painter.replicate.emulator;

import art.painter.api.model.ModelType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Optional;

/**
 * The trainers that are there, with ids of versions that were seen at the real service. The schema
 * of the first follows its published source; that of the second is closed, and its fields are those
 * that its guide names.
 */
enum Trainer {
  OSTRIS(
      "ostris",
      "flux-dev-lora-trainer",
      "b6af14222e6bd9be257cbc1ea4afda3cd0503e1133083b9d1de0364d8568e6ef",
      "trained_model.tar",
      "steps"),
  FAST_FLUX(
      "replicate",
      "fast-flux-trainer",
      "8b10794665aed907bb98a1a5324cd1d3a8bea0e9b31e65210967fb9c9e2e08ed",
      "flux-lora.tar",
      "training_steps");

  private final String owner;
  private final String model;
  private final String version;
  private final String archive;
  private final String steps;

  Trainer(String owner, String model, String version, String archive, String steps) {
    this.owner = owner;
    this.model = model;
    this.version = version;
    this.archive = archive;
    this.steps = steps;
  }

  static Optional<Trainer> of(Version version) {
    return Arrays.stream(values()).filter(each -> each.version.equals(version.id())).findFirst();
  }

  static Optional<Trainer> named(String owner, String model) {
    return Arrays.stream(values())
        .filter(each -> each.owner.equals(owner) && each.model.equals(model))
        .findFirst();
  }

  String owner() {
    return owner;
  }

  String model() {
    return model;
  }

  String version() {
    return version;
  }

  /** {@return the name of the file with the weights} */
  String archive() {
    return archive;
  }

  ObjectNode schema() {
    return Json.resource(owner + "-" + model + ".json");
  }

  String triggerWord(ObjectNode input) {
    return input.path("trigger_word").asText("TOK");
  }

  int steps(ObjectNode input) {
    return input.path(steps).asInt(1000);
  }

  ModelType type(ObjectNode input) {
    return input.path("lora_type").asText().equals("subject") ? ModelType.SUBJECT : ModelType.STYLE;
  }
}
