package art.painter.replicate.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A version of a model.
 *
 * @param schema its {@code openapi_schema}
 * @param lora what it has learned; empty for a version that did not come of a training
 * @param obstacles why it cannot be deleted, in sentences
 * @param gone when it disappears, if it is being deleted
 */
record Version(
    String id,
    Instant created,
    JsonNode schema,
    Optional<LearnedWeights> lora,
    Set<String> obstacles,
    Optional<Instant> gone) {
  /**
   * Weights of a trained version.
   *
   * @param file a {@code .safetensors} file
   * @param triggerWord the word it was trained with
   */
  record LearnedWeights(Path file, String triggerWord) {}

  Version withObstacles(Set<String> sentences) {
    return new Version(id, created, schema, lora, Set.copyOf(sentences), gone);
  }

  Version goneAt(Instant at) {
    return new Version(id, created, schema, lora, obstacles, Optional.of(at));
  }

  ObjectNode json() {
    ObjectNode json = Json.object();
    json.put("id", id).put("created_at", Timestamps.micros(created)).put("cog_version", "0.13.6");
    json.set("openapi_schema", schema);
    return json;
  }
}
