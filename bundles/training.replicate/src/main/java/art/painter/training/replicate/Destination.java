package art.painter.training.replicate;

import art.painter.api.PlatformException;
import art.painter.api.training.TrainingOrder;
import art.painter.api.training.TrainingProvider;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The private model at Replicate in which the versions of one of our models are kept. Its
 * description says that it is ours, so that nobody else's is ever used or deleted.
 */
final class Destination {
  static final String NOT_CREATED = "replicate.destination-refused";
  private static final String MARK = "Kept by pAInter for the destination ";

  private final ReplicateApi api;
  private final Account account;
  private final String hardware;

  Destination(ReplicateApi api, Account account, String hardware) {
    this.api = api;
    this.account = account;
    this.hardware = hardware;
  }

  /**
   * {@return owner and name of the private model for an order, which is created when it is not
   * there}
   *
   * @param order what to train
   */
  VersionName of(TrainingOrder order) {
    String owner = account.owner();
    for (String name : names(order)) {
      VersionName model =
          VersionName.of(owner + "/" + name)
              .orElseThrow(() -> refused("Replicate takes no model named " + name + "."));
      Answer created = create(model, order);
      if (created.status() == 409) {
        Answer there = api.get(model.modelPath());
        if (there.ok() && isOurs(there.body(), owner, description(order))) {
          return model;
        }
      } else if (!created.ok()) {
        throw refused("Replicate refuses to create a model: " + created.problem().words());
      } else if (!created.body().path("visibility").asText().equals("private")) {
        throw refused("Replicate created the model " + model + ", but not as a private one.");
      } else {
        return model;
      }
    }
    throw refused("At Replicate, all names for the destination are taken by other models.");
  }

  private Answer create(VersionName model, TrainingOrder order) {
    ObjectNode body = Json.object();
    body.put("owner", model.owner());
    body.put("name", model.model().substring(model.owner().length() + 1));
    body.put("visibility", "private");
    body.put("hardware", hardware);
    body.put("description", description(order));
    return api.post("models", body, ReplicateApi.UNREACHABLE);
  }

  /** The trigger word is told too: it shows which running trainings are for the same model. */
  private static String description(TrainingOrder order) {
    return MARK + order.destination() + ". Trigger word: " + order.triggerWord() + ".";
  }

  /** A name stays reserved after its model was deleted, so there are others to go on with. */
  private static List<String> names(TrainingOrder order) {
    String suffix = hash(order.trainingId());
    return List.of(
        order.destination(),
        order.destination() + "-" + suffix.substring(0, 6),
        order.destination() + "-" + suffix.substring(6, 12),
        order.destination() + "-" + suffix.substring(12, 24));
  }

  /** {@return whether a model, as the API gives it, is private and was made by this platform} */
  static boolean isOurs(JsonNode model, String owner) {
    return model.path("visibility").asText().equals("private")
        && model.path("owner").asText().equals(owner)
        && model.path("description").asText().startsWith(MARK);
  }

  private static boolean isOurs(JsonNode model, String owner, String description) {
    String upTo = description.substring(0, description.lastIndexOf(". Trigger") + 1);
    return isOurs(model, owner) && model.path("description").asText().startsWith(upTo + " ");
  }

  /** {@return whether an unfinished training learns what this model is for} */
  static boolean isFor(JsonNode model, Job training) {
    String word = training.triggerWord();
    return !word.isEmpty()
        && model.path("description").asText().endsWith("Trigger word: " + word + ".");
  }

  private static PlatformException refused(String why) {
    return PlatformException.invalid(
        NOT_CREATED, why + " The operator of this platform must look into it.");
  }

  private static String hash(String id) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** {@return the failure of a start whose destination has vanished} */
  static PlatformException gone() {
    return PlatformException.conflict(
        TrainingProvider.STALE,
        "The model at Replicate that was prepared for the training is gone. It is prepared again.");
  }
}
