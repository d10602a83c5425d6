package art.painter.training.replicate;

import art.painter.api.PlatformException;
import art.painter.api.training.TrainingProvider;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * What {@code prepare} hands to {@code start} and {@code find}, by way of the platform. The file's
 * address is different for every preparation, so it tells the training that was begun with it.
 *
 * @param destination the private model
 * @param trainer the trainer's version
 * @param file the address of the uploaded package
 * @param uploaded when the service took the package, by its own clock
 * @param expires when the service forgets it
 * @param input the training's whole input
 */
record Preparation(
    VersionName destination,
    VersionName trainer,
    String file,
    Instant uploaded,
    Instant expires,
    ObjectNode input) {
  static final String TOO_LONG = "replicate.preparation-too-long";

  String text() {
    ObjectNode text = Json.object();
    text.put("destination", destination.toString());
    text.put("trainer", trainer.toString());
    text.put("file", file);
    text.put("uploaded", uploaded.toString());
    text.put("expires", expires.toString());
    text.set("input", input);
    String written = text.toString();
    if (written.length() > TrainingProvider.MOST_PREPARATION) {
      throw PlatformException.invalid(
          TOO_LONG,
          "What the training needs at Replicate is longer than the platform keeps. The operator must choose another trainer.");
    }
    return written;
  }

  /** {@return the preparation; empty when the text is none} */
  static Optional<Preparation> read(String text) {
    try {
      JsonNode read = Json.parse(text);
      Optional<VersionName> destination = VersionName.of(read.path("destination").asText());
      Optional<VersionName> trainer = VersionName.of(read.path("trainer").asText());
      if (destination.isPresent()
          && trainer.isPresent()
          && read.path("input") instanceof ObjectNode input) {
        return Optional.of(
            new Preparation(
                destination.get(),
                trainer.get(),
                read.path("file").asText(),
                Instant.parse(read.path("uploaded").asText()),
                Instant.parse(read.path("expires").asText()),
                input));
      }
      return Optional.empty();
    } catch (IOException | DateTimeException notOurs) {
      return Optional.empty();
    }
  }

  static PlatformException stale(String words) {
    return PlatformException.conflict(TrainingProvider.STALE, words);
  }
}
