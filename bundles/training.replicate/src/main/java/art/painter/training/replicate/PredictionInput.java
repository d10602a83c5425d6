package art.painter.training.replicate;

import art.painter.api.training.GenerationOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The input of a prediction: only keys and values that the version takes, since any other is
 * refused.
 *
 * @param json the input
 * @param notes what could not be passed on
 */
record PredictionInput(ObjectNode json, List<String> notes) {
  /**
   * {@return the input for an order}
   *
   * @param order what to make
   * @param schema what the version takes; empty when it does not say
   */
  static PredictionInput of(GenerationOrder order, Optional<InputSchema> schema) {
    PredictionInput input = new PredictionInput(Json.object(), new ArrayList<>());
    input.json.put("prompt", order.prompt());
    input.add(
        schema,
        "aspect_ratio",
        TextNode.valueOf(order.aspectRatio()),
        "This version does not make images of " + order.aspectRatio() + ".");
    int most =
        schema
            .flatMap(s -> s.most("num_outputs"))
            .map(Double::intValue)
            .orElse(GenerationOrder.MOST_IMAGES);
    input.add(schema, "num_outputs", IntNode.valueOf(Math.min(order.count(), most)), "");
    if (input.count() < order.count()) {
      input.notes.add("This version makes at most %d images at a time.".formatted(input.count()));
    }
    input.add(
        schema,
        "lora_scale",
        DoubleNode.valueOf(order.strength()),
        "This version does not take the strength %s.".formatted(order.strength()));
    input.add(
        schema,
        "seed",
        IntNode.valueOf((int) (order.seed() & Integer.MAX_VALUE)),
        "This version takes no seed: the same order makes other images.");
    input.add(schema, "output_format", TextNode.valueOf(format(order.mediaType())), "");
    return input;
  }

  /** {@return how many images come unless some are withheld} */
  int count() {
    return json.path("num_outputs").asInt(1);
  }

  private void add(Optional<InputSchema> schema, String key, JsonNode value, String otherwise) {
    if (schema.isEmpty() || schema.get().takes(key, value)) {
      json.set(key, value);
    } else if (!otherwise.isEmpty()) {
      notes.add(otherwise);
    }
  }

  private static String format(String mediaType) {
    return switch (mediaType) {
      case "image/jpeg" -> "jpg";
      case "image/webp" -> "webp";
      default -> "png";
    };
  }
}
