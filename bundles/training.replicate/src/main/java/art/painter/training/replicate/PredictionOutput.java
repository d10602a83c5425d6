package art.painter.training.replicate;

import art.painter.api.PlatformException;
import art.painter.api.PlatformException.Kind;
import art.painter.api.training.Generation;
import art.painter.api.training.GenerationOrder;
import art.painter.api.training.TrainingProvider;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** The images of a prediction that has ended, or why there are none. */
final class PredictionOutput {
  static final String FAILED = "replicate.generation-failed";
  static final String REMOVED = "replicate.images-removed";
  static final String UNREADABLE = "replicate.images-unreadable";

  private static final int MOST_BYTES = 40 << 20;

  /** {@code E005} is the service's code for content that its filter flagged. */
  private static final Pattern UNSAFE = Pattern.compile("(?i)nsfw|\\bE005\\b|flagged as sensitive");

  private static final Pattern DATA = Pattern.compile("data:[^,]{0,200};base64,");

  private final Delivery delivery;

  PredictionOutput(Delivery delivery) {
    this.delivery = delivery;
  }

  Generation of(JsonNode prediction, PredictionInput input) {
    List<String> links = links(prediction);
    if (links.isEmpty()) {
      throw none(prediction);
    }
    List<Generation.Image> images = new ArrayList<>();
    for (String link : links) {
      byte[] file = file(link);
      String type = ImageFile.mediaType(file).orElseThrow(PredictionOutput::unreadable);
      images.add(new Generation.Image(type, file));
    }
    List<String> said = new ArrayList<>(input.notes());
    if (images.size() < input.count()) {
      said.add(
          "Only %d of %d images came; Replicate withholds those that its safety filter stops."
              .formatted(images.size(), input.count()));
    }
    return new Generation(images, said);
  }

  private static List<String> links(JsonNode prediction) {
    List<String> links = new ArrayList<>();
    if (prediction.path("status").asText().equals("succeeded")) {
      JsonNode output = prediction.path("output");
      if (output.isTextual()) {
        links.add(output.asText());
      }
      for (JsonNode link : output) {
        if (link.isTextual() && links.size() < GenerationOrder.MOST_IMAGES) {
          links.add(link.asText());
        }
      }
    }
    return links;
  }

  private static PlatformException none(JsonNode prediction) {
    String status = prediction.path("status").asText();
    String error = prediction.path("error").asText("");
    if (prediction.path("data_removed").asBoolean()) {
      return removed();
    }
    if (UNSAFE.matcher(error).find() || status.equals("succeeded")) {
      return PlatformException.conflict(
          TrainingProvider.WITHHELD,
          "Replicate's safety filter withheld all images. Change the prompt or the seed.");
    }
    return switch (status) {
      case "canceled" ->
          PlatformException.conflict(FAILED, "The generation was canceled at Replicate.");
      case "aborted" ->
          PlatformException.unavailable(
              FAILED, "Replicate had no machine free in time to make the images.");
      default ->
          PlatformException.conflict(
              FAILED, "Replicate could not make the images: " + PlainLine.sentence(error));
    };
  }

  private byte[] file(String link) {
    if (link.startsWith("data:")) {
      return data(link);
    }
    try (InputStream in = delivery.open(link, MOST_BYTES)) {
      return in.readAllBytes();
    } catch (Delivery.Gone gone) {
      throw removed();
    } catch (IOException lost) {
      throw new PlatformException(
          Kind.UNAVAILABLE,
          ReplicateApi.UNREACHABLE,
          "The images were made, but cannot be fetched from Replicate now.",
          lost);
    }
  }

  private static byte[] data(String link) {
    var head = DATA.matcher(link);
    try {
      return head.lookingAt()
          ? Base64.getDecoder().decode(link.substring(head.end()))
          : new byte[0];
    } catch (IllegalArgumentException notBase64) {
      throw unreadable();
    }
  }

  private static PlatformException removed() {
    return PlatformException.conflict(
        REMOVED, "Replicate removed the images before they were fetched. Generate them again.");
  }

  private static PlatformException unreadable() {
    return PlatformException.conflict(
        UNREADABLE, "What Replicate made is no PNG, JPEG or WebP image.");
  }
}
