package art.painter.replicate.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules of tokens, models, versions, files and lists. */
class ModelsAndFilesTest extends RunningEmulator {
  private static String failure(JsonNode reply) {
    return reply.path("errors").path(0).path("detail").asText();
  }

  @Test
  void both_ways_to_send_the_token_work_and_no_other() {
    client.get("/account", "Authorization", "Token r8_emulator").expect(200);
    client.get("/account", "Authorization", "Bearer r8_other").expect(401);
    client.get("/unknown", "Authorization", "r8_emulator").expect(401);
    assertTrue(client.get("/account").header("ratelimit-remaining").matches("29\\d\\d"));
    assertEquals("", client.get("/account", "Authorization", "x").header("ratelimit-remaining"));
  }

  @Test
  void a_model_is_refused_with_wrong_hardware_owner_or_a_name_that_was_ever_taken() {
    String body =
        "{\"owner\":\"emulator\",\"name\":\"a\",\"visibility\":\"private\",\"hardware\":\"cpu\"}";
    JsonNode sku = client.post("/models", body.replace("cpu", "gpu-t4")).expect(400).json();
    assertEquals("Validation failed", sku.path("title").asText());
    assertTrue(failure(sku).startsWith("gpu-t4 is not a valid hardware SKU."));
    client.post("/models", body.replace("emulator", "somebody")).expect(400);
    client.post("/models", body.replace("\"a\"", "\"A B\"")).expect(400);
    client.post("/models", body).expect(201);
    String taken = "A model with that name and owner already exists.";
    assertEquals(taken, failure(client.post("/models", body).expect(409).json()));
    client.delete("/models/emulator/a").expect(204);
    client.get("/models/emulator/a").expect(404);
    assertEquals(taken, failure(client.post("/models", body).expect(409).json()));
  }

  @Test
  void a_version_disappears_a_while_after_it_was_deleted_and_only_then_its_model_can() {
    String model = client.model("leaving");
    fabricated(model);
    String versions = "/models/" + model + "/versions";
    String id = client.get(versions).json().path("results").path(0).path("id").asText();
    client.delete("/models/" + model).expect(403);
    assertEquals(0, client.delete(versions + "/" + id).expect(202).bytes().length);
    client.delete(versions + "/" + id).expect(202);
    client.get(versions + "/" + id).expect(200);
    client.delete("/models/" + model).expect(403);
    client.advance("PT3S");
    client.get(versions + "/" + id).expect(404);
    assertEquals(0, client.get(versions).json().path("results").size());
    assertTrue(client.get("/models/" + model).json().path("latest_version").isNull());
    client.delete("/models/" + model).expect(204);
  }

  @Test
  void a_version_is_kept_while_something_stands_in_its_way() {
    String model = client.model("obstructed");
    fabricated(model);
    String versions = "/models/" + model + "/versions";
    String id = client.get(versions).json().path("results").path(0).path("id").asText();
    for (String obstacle : new String[] {"run_by_others", "base_of_training", "deployment"}) {
      client.control("POST", "/versions/" + id, "{\"" + obstacle + "\":true}").expect(200);
      String detail = client.delete(versions + "/" + id).expect(403).json().path("detail").asText();
      assertTrue(detail.startsWith("You cannot delete a version"), detail);
    }
    client.control("POST", "/versions/" + id, "{}").expect(200);
    client.delete(versions + "/" + id).expect(202);
    client
        .delete("/models/ostris/flux-dev-lora-trainer/versions/" + Trainer.OSTRIS.version())
        .expect(403);
  }

  @Test
  void versions_of_a_public_model_cannot_be_deleted() {
    client
        .post(
            "/models",
            "{\"owner\":\"emulator\",\"name\":\"open\",\"visibility\":\"public\",\"hardware\":\"cpu\"}")
        .expect(201);
    fabricated("emulator/open");
    String versions = "/models/emulator/open/versions";
    String id = client.get(versions).json().path("results").path(0).path("id").asText();
    client.delete(versions + "/" + id).expect(403);
  }

  @Test
  void a_file_expires_after_a_day() {
    JsonNode file = client.upload("works.zip", Works.zip()).expect(201).json();
    assertEquals(
        Duration.ofHours(24),
        Duration.between(
            Instant.parse(file.path("created_at").asText()),
            Instant.parse(file.path("expires_at").asText())));
    String path = "/files/" + file.path("id").asText();
    client.get(path).expect(200);
    client.get(path + "%0A").expect(404);
    client.advance("PT24H");
    client.get(path).expect(404);
    assertEquals(0, client.get("/files").json().path("results").size());
  }

  @Test
  void a_file_can_be_downloaded_with_a_signature() {
    byte[] zip = Works.zip();
    String id = client.upload("works.zip", zip).expect(201).json().path("id").asText();
    byte[] secret =
        Base64.getDecoder()
            .decode(client.control("GET", "/files-secret", null).json().path("base64").asText());
    long expiry = Instant.now().plusSeconds(60).getEpochSecond();
    String signature =
        Base64.getEncoder().encodeToString(Hmac.sha256(secret, "emulator " + id + " " + expiry));
    String address = emulator.url() + "/files/" + id + "/download?owner=emulator&expiry=" + expiry;
    String signed = address + "&signature=" + URLEncoder.encode(signature, StandardCharsets.UTF_8);
    assertEquals(zip.length, client.fetch(signed).expect(200).bytes().length);
    client.fetch(address + "&signature=no").expect(404);
    client.fetch(emulator.url() + "/files/" + id + "/download").expect(404);
    client.advance("PT2M");
    client.fetch(signed).expect(404);
  }

  @Test
  void a_file_that_is_too_large_is_refused_and_the_refusal_arrives() {
    JsonNode refusal =
        client.upload("large.zip", new byte[(int) Upload.MOST_BYTES + 1]).expect(413).json();
    assertEquals("Files must be less than 100MB in size", refusal.path("detail").asText());
  }

  @Test
  void lists_come_in_pages_of_a_hundred_without_gaps_or_repetitions() {
    String model = client.model("many");
    client
        .control("POST", "/trainings", "{\"count\":250,\"destination\":\"" + model + "\"}")
        .expect(201);
    Set<String> ids = new HashSet<>();
    JsonNode page = client.get("/trainings").json();
    assertTrue(page.path("previous").isNull());
    String first = page.path("results").path(0).path("id").asText();
    int pages = 0;
    while (true) {
      pages++;
      page.path("results").forEach(job -> assertTrue(ids.add(job.path("id").asText())));
      if (page.path("next").isNull()) {
        break;
      }
      page = follow(page, "next");
    }
    assertEquals(250, ids.size());
    assertEquals(3, pages);
    assertEquals(50, page.path("results").size());
    page = follow(follow(page, "previous"), "previous");
    assertEquals(first, page.path("results").path(0).path("id").asText());
    assertTrue(page.path("previous").isNull());
    client.get("/trainings?cursor=nonsense").expect(404);
  }

  private JsonNode follow(JsonNode page, String link) {
    URI address = URI.create(page.path(link).asText());
    assertEquals("/v1/trainings", address.getPath());
    return client.get("/trainings?" + address.getRawQuery()).expect(200).json();
  }
}
