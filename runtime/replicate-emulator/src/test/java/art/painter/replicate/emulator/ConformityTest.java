package art.painter.replicate.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every kind of answer is held against what is known of Replicate's. */
class ConformityTest {
  private static final JsonNode ANSWERS = Json.resource("answers.json");
  private static Emulator emulator;
  private static Client client;

  @BeforeAll
  static void start() throws IOException {
    emulator = Emulator.start(EmulatorOptions.defaults().withSteps(1).withImageSize(128));
    client = new Client(emulator);
  }

  @AfterAll
  static void stop() {
    emulator.close();
  }

  private static JsonNode conforms(String name, Client.Reply reply, int status) {
    reply.expect(status);
    boolean problem = name.equals("problem");
    assertEquals(
        problem ? "application/problem+json" : "application/json", reply.header("content-type"));
    conforms(name, reply.json());
    return reply.json();
  }

  private static void conforms(String name, JsonNode json) {
    ObjectNode schema = Json.object().put("$ref", "#/$defs/" + name);
    schema.set("$defs", ANSWERS.path("$defs"));
    JsonSchema compiled =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(
                schema, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    Set<ValidationMessage> wrong = compiled.validate(json);
    assertTrue(wrong.isEmpty(), () -> name + ": " + wrong + " in " + json);
  }

  @Test
  void account_hardware_and_webhook_secret_conform() {
    conforms("account", client.get("/account"), 200);
    conforms("hardware", client.get("/hardware"), 200);
    conforms("secret", client.get("/webhooks/default/secret"), 200);
  }

  @Test
  void models_and_versions_conform() {
    String model = "/models/" + client.model("conforming");
    conforms("model", client.get(model), 200);
    JsonNode changed =
        conforms("model", client.send("PATCH", model, "{\"description\":\"Other\"}"), 200);
    assertEquals("Other", changed.path("description").asText());
    conforms("models", client.get("/models"), 200);
    conforms("versions", client.get(model + "/versions"), 200);
    String trainer = "/models/ostris/flux-dev-lora-trainer";
    conforms("model", client.get(trainer), 200);
    JsonNode versions = conforms("versions", client.get(trainer + "/versions"), 200);
    String id = versions.path("results").path(0).path("id").asText();
    conforms("version", client.get(trainer + "/versions/" + id), 200);
    client.delete(model).expect(204);
    conforms("problem", client.get(model), 404);
  }

  @Test
  void files_conform() {
    JsonNode file = conforms("file", client.upload("works.zip", Works.zip()), 201);
    assertEquals(7, file.path("metadata").path("job").asInt());
    assertEquals("works.zip", file.path("name").asText());
    assertEquals("application/zip", file.path("content_type").asText());
    String path = "/files/" + file.path("id").asText();
    assertEquals(file, conforms("file", client.get(path), 200));
    conforms("files", client.get("/files"), 200);
    assertEquals(0, client.delete(path).expect(204).bytes().length);
    conforms("problem", client.get(path), 404);
    conforms("problem", client.delete(path), 404);
  }

  @Test
  void trainings_conform_in_all_states() {
    String model = client.model("conforming-trainings");
    String images = client.uploaded(Works.zip());
    JsonNode created =
        conforms(
            "createdTraining", client.post(Client.OSTRIS, Client.training(model, images)), 201);
    String id = created.path("id").asText();
    String get = emulator.url() + "/predictions/" + id;
    assertEquals(get, created.path("urls").path("get").asText());
    JsonNode read = conforms("training", client.get("/trainings/" + id), 200);
    assertEquals(emulator.url() + "/trainings/" + id, read.path("urls").path("get").asText());
    conforms("prediction", client.get("/predictions/" + id), 200);
    JsonNode canceled = conforms("training", client.post("/trainings/" + id + "/cancel", ""), 200);
    assertEquals("canceled", canceled.path("status").asText());
    assertEquals(get, canceled.path("urls").path("get").asText());
    for (Fault fault :
        Set.of(Fault.TRAINING_FAILED, Fault.TRAINING_ABORTED, Fault.TRAINING_WITHOUT_VERSION)) {
      String other =
          client
              .post(Client.FAST, Client.training(model, images), Faults.HEADER, fault.label())
              .expect(201)
              .json()
              .path("id")
              .asText();
      conforms("training", client.awaitEnd("/trainings/" + other));
    }
    conforms("trainings", client.get("/trainings"), 200);
  }

  @Test
  void predictions_conform_with_and_without_waiting() {
    JsonNode created =
        conforms(
            "prediction", client.post(Client.OFFICIAL, "{\"input\":{\"prompt\":\"a cat\"}}"), 201);
    assertEquals("starting", created.path("status").asText());
    String path = "/predictions/" + created.path("id").asText();
    conforms("prediction", client.get(path), 200);
    JsonNode ended = client.awaitEnd(path);
    conforms("prediction", ended);
    assertEquals("succeeded", ended.path("status").asText());
    conforms("predictions", client.get("/predictions"), 200);
    conforms("prediction", client.post(path + "/cancel", ""), 200);

    Client.Reply awaited =
        client.post(
            "/predictions",
            "{\"version\":\"black-forest-labs/flux-dev\",\"input\":{\"prompt\":\"a cat\",\"output_format\":\"png\"}}",
            "Prefer",
            "wait=30");
    JsonNode json = conforms("prediction", awaited, 201);
    assertEquals("wait=30", awaited.header("preference-applied"));
    assertEquals("processing", json.path("status").asText());
    assertTrue(json.path("output").path(0).asText().startsWith("data:image/png;base64,"));
    assertTrue(json.path("completed_at").isMissingNode());
  }

  @Test
  void problems_conform() {
    conforms("problem", client.get("/trainings/none"), 404);
    conforms("problem", client.get("/predictions/none"), 404);
    conforms("problem", client.get("/nothing"), 404);
    conforms("problem", client.get("/account", "Authorization", "Bearer other"), 401);
    conforms("problem", client.post("/models", "{}"), 400);
    conforms("problem", client.post("/models", "no json"), 400);
    conforms("problem", client.post("/predictions", "{}"), 422);
    conforms("problem", client.post(Client.OSTRIS, "{}"), 422);
    conforms("problem", client.post(Client.OSTRIS, Client.training("no/where", "")), 404);
    conforms("problem", client.post("/files", "", "Content-Type", "text/plain"), 400);
  }
}
