package art.painter.replicate.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules of trainings and predictions. */
class JobsTest extends RunningEmulator {
  @Test
  void a_training_is_refused_for_unknown_fields_and_values_out_of_range() {
    String model = client.model("strict");
    String body =
        "{\"destination\":\""
            + model
            + "\",\"input\":{\"steps\":7000,\"lora_rank\":0,\"lora_type\":\"style\",\"input_images\":{}}}";
    JsonNode refusal = client.post(Client.OSTRIS, body).expect(422).json();
    Set<String> types = new HashSet<>();
    refusal.path("invalid_fields").forEach(field -> types.add(field.path("type").asText()));
    assertEquals(
        Set.of("number_lte", "number_gte", "additional_property_not_allowed", "invalid_type"),
        types);
    assertTrue(
        refusal
            .path("detail")
            .asText()
            .contains("- input.steps: Must be less than or equal to 6000\n"));
    JsonNode fast =
        client.post(Client.FAST, body.replace("\"style\"", "\"other\"")).expect(422).json();
    assertTrue(fast.toString().contains("\"enum\""));
    client.post(Client.OSTRIS.replace("b6af", "0000"), body).expect(422);
    JsonNode nowhere =
        client.post(Client.OSTRIS, Client.training("emulator/none", "")).expect(404).json();
    assertEquals(
        "{\"detail\":\"The specified training destination does not exist\",\"status\":404}",
        nowhere.toString());
  }

  @Test
  void secrets_in_an_input_are_not_shown() {
    String model = client.model("secretive");
    String body =
        "{\"destination\":\"" + model + "\",\"input\":{\"hf_token\":\"hf_abc\",\"steps\":3}}";
    Client.Reply created = client.post(Client.OSTRIS, body).expect(201);
    assertFalse(created.text().contains("hf_abc"));
    assertFalse(client.get("/trainings").text().contains("hf_abc"));
  }

  @Test
  void a_training_fails_when_its_images_are_missing_or_no_zip() {
    String model = client.model("unlucky");
    assertEquals(
        "input_images must be a zip file",
        failed(model, client.uploaded("no zip".getBytes(StandardCharsets.UTF_8))));
    assertEquals(
        "input_images must be a zip file", failed(model, "data:application/zip;base64,bm8="));
    assertTrue(failed(model, emulator.url() + "/files/none").contains("404"));
    assertTrue(
        failed(model, client.uploaded(Works.zip("folder/._ghost.png"))).contains("0001.png"));
  }

  private String failed(String model, String images) {
    String id =
        client
            .post(Client.OSTRIS, Client.training(model, images))
            .expect(201)
            .json()
            .path("id")
            .asText();
    JsonNode ended = client.awaitEnd("/trainings/" + id);
    assertEquals("failed", ended.path("status").asText());
    return ended.path("error").asText();
  }

  @Test
  void a_prediction_is_refused_for_fields_that_are_too_many() {
    JsonNode refusal =
        client
            .post(
                "/predictions",
                "{\"version\":\"black-forest-labs/flux-dev\",\"input\":{\"prompt\":\"x\"},\"lifetime\":\"5m\"}")
            .expect(422)
            .json();
    assertEquals(
        "additional_property_not_allowed",
        refusal.path("invalid_fields").path(0).path("type").asText());
    JsonNode missing =
        client.post(Client.OFFICIAL, "{\"input\":{\"num_outputs\":9}}").expect(422).json();
    assertEquals(2, missing.path("invalid_fields").size());
    JsonNode unknown =
        client
            .post("/predictions", "{\"version\":\"nobody/nothing:00\",\"input\":{}}")
            .expect(422)
            .json();
    assertEquals("Invalid version or not permitted", unknown.path("title").asText());
    client.post("/models/ostris/flux-dev-lora-trainer/predictions", "{\"input\":{}}").expect(404);
    client
        .post(Client.OFFICIAL, "{\"input\":{\"prompt\":\"x\"}}", "Cancel-After", "1s")
        .expect(422);
  }

  @Test
  void a_prediction_loses_its_data_after_the_retention() {
    JsonNode created =
        client.post(Client.OFFICIAL, "{\"input\":{\"prompt\":\"a cat\"}}").expect(201).json();
    String path = "/predictions/" + created.path("id").asText();
    String image = client.awaitEnd(path).path("output").path(0).asText();
    client.fetch(image).expect(200);
    client.advance("PT31M");
    JsonNode later = client.get(path).json();
    assertTrue(later.path("data_removed").asBoolean());
    assertTrue(later.path("output").isNull());
    assertEquals("succeeded", later.path("status").asText());
    client.fetch(image).expect(404);
  }

  @Test
  void the_weights_of_a_training_go_after_the_retention_and_its_version_stays() {
    String id = fabricated(client.model("kept"));
    JsonNode training = client.get("/trainings/" + id).json();
    String weights = training.path("output").path("weights").asText();
    client.fetch(weights).expect(200);
    client.advance("PT31M");
    client.fetch(weights).expect(404);
    assertEquals(training, client.get("/trainings/" + id).json());
    assertNotEquals(0, client.get("/models/emulator/kept/versions").json().path("results").size());
  }

  @Test
  void the_weights_of_a_training_go_with_its_version_and_the_weights_of_others_stay() {
    String model = client.model("withdrawn");
    JsonNode training = client.get("/trainings/" + fabricated(model)).json();
    String other = fabricated(client.model("beside"));
    String version = training.path("output").path("version").asText();
    String weights = training.path("output").path("weights").asText();
    client.delete("/models/" + version.replace(":", "/versions/")).expect(202);
    client.fetch(weights).expect(404);
    assertEquals(training, client.get("/trainings/" + training.path("id").asText()).json());
    JsonNode kept = client.get("/trainings/" + other).json();
    client.fetch(kept.path("output").path("weights").asText()).expect(200);
  }

  @Test
  void canceling_what_has_ended_changes_nothing() {
    String id = fabricated(client.model("ended"));
    JsonNode canceled = client.post("/trainings/" + id + "/cancel", "").expect(200).json();
    assertEquals("succeeded", canceled.path("status").asText());
  }
}
