package art.painter.training.replicate;

import art.painter.api.PlatformException;
import art.painter.api.model.ModelType;
import art.painter.api.training.TrainingOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The trainer that the operator chose, with what the operator wants of it. */
final class Trainer {
  static final String NO_TRAINER = "replicate.trainer-unusable";

  private static final Logger LOG = LoggerFactory.getLogger(Trainer.class);

  /**
   * What the operator wants.
   *
   * @param steps training steps; 0 for the trainer's default
   * @param rank rank of the LoRA; 0 for the trainer's default
   * @param autocaption whether the trainer describes works
   */
  record Wishes(int steps, int rank, boolean autocaption) {}

  private final ReplicateApi api;
  private final VersionName name;
  private final Wishes wishes;

  Trainer(ReplicateApi api, VersionName name, Wishes wishes) {
    this.api = api;
    this.name = name;
    this.wishes = wishes;
  }

  /** The trainer as it is now: its version changes, and with it what it takes. */
  Current current() {
    Answer answer = api.get(name.hash().isEmpty() ? name.modelPath() : name.versionPath());
    if (!answer.ok()) {
      throw unusable("Replicate has no trainer " + name + ".");
    }
    JsonNode version = name.hash().isEmpty() ? answer.body().path("latest_version") : answer.body();
    Optional<VersionName> found = VersionName.of(name.model() + ":" + version.path("id").asText());
    InputSchema schema =
        InputSchema.of(version, "TrainingInput")
            .filter(s -> s.knows("input_images"))
            .orElseThrow(() -> unusable(name + " at Replicate trains no LoRA from images."));
    return new Current(
        found.orElseThrow(() -> unusable("The trainer " + name + " has no version.")),
        schema,
        wishes);
  }

  private static PlatformException unusable(String why) {
    return PlatformException.invalid(
        NO_TRAINER,
        why + " The operator of this platform must change trainer in the configuration.");
  }

  /**
   * A version of the trainer.
   *
   * @param version its name
   * @param schema what it takes
   * @param wishes what the operator wants
   */
  record Current(VersionName version, InputSchema schema, Wishes wishes) {
    /**
     * {@return the input of a training; only keys that this version knows}
     *
     * @param order what to train
     */
    ObjectNode input(TrainingOrder order) {
      ObjectNode input = Json.object();
      wish(input, List.of("trigger_word"), TextNode.valueOf(order.triggerWord().word()), "trainer");
      String type = order.type() == ModelType.STYLE ? "style" : "subject";
      if (schema.knows("lora_type")) {
        schema.put(input, "lora_type", TextNode.valueOf(type), "trainer");
      }
      if (schema.knows("autocaption")) {
        input.set("autocaption", BooleanNode.valueOf(wishes.autocaption()));
      }
      if (schema.knows("seed")) {
        input.put("seed", (int) (order.seed() & Integer.MAX_VALUE));
      }
      if (wishes.steps() > 0) {
        wish(input, List.of("training_steps", "steps"), IntNode.valueOf(wishes.steps()), "steps");
      }
      if (wishes.rank() > 0) {
        wish(input, List.of("lora_rank"), IntNode.valueOf(wishes.rank()), "lora.rank");
      }
      return input;
    }

    /** Refuses a version that wants more than anybody here can give it. */
    void check(ObjectNode input) {
      List<String> more = schema.requiredBeside(input);
      if (!more.isEmpty()) {
        throw unusable(
            "The trainer %s also wants %s, which pAInter does not have."
                .formatted(version, String.join(", ", more)));
      }
    }

    private void wish(ObjectNode input, List<String> keys, JsonNode value, String setting) {
      keys.stream()
          .filter(schema::knows)
          .findFirst()
          .ifPresentOrElse(
              key -> schema.put(input, key, value, setting),
              () -> LOG.warn("The trainer {} has no input {}; it is left out.", version, keys));
    }
  }
}
