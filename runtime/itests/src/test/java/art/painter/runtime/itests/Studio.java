package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** An artist's way from pictures to a trained model, step by step over REST. */
final class Studio {
  static final String CONFIRMED =
      "{\"confirmations\":[\"NO_COPYRIGHTED_CHARACTERS\",\"NO_SCRAPED_CONTENT\",\"NO_OTHER_ARTISTS_WORK\"]}";
  static final String TERMS =
      "{\"tiers\":[\"demo\",\"creator\"],\"restricted\":[\"ADULT\",\"NFT\"],\"note\":\"\"}";
  private static final long LIMIT = TimeUnit.MINUTES.toNanos(5);

  final Door artist;
  final Door reviewer;
  String modelId = "";
  String provider = "local";
  final List<String> artworkIds = new ArrayList<>();

  Studio(Door artist, Door reviewer) {
    this.artist = artist;
    this.reviewer = reviewer;
  }

  /** Uploads and declares works that differ by their seeds. */
  Studio works(int firstSeed, int count) {
    for (int i = 0; i < count; i++) {
      String name = "work-" + (firstSeed + i) + (i % 2 == 0 ? ".png" : ".jpg");
      byte[] file = i % 2 == 0 ? Pictures.png(firstSeed + i) : Pictures.jpeg(firstSeed + i);
      String id = artist.upload(name, file).expect(201).get("id").asText();
      artist
          .put(
              "/artworks/" + id + "/declaration",
              "{\"rights\":\"SELF_CREATED\",\"disclosures\":[],\"note\":\"\"}")
          .expect(200);
      artworkIds.add(id);
    }
    artist
        .put(
            "/artworks/" + artworkIds.get(0) + "/evidence",
            "{\"fileName\":\"layers.kra\",\"bytes\":123456}")
        .expect(200);
    return this;
  }

  Studio model(String trigger) {
    modelId =
        artist
            .post(
                "/models",
                "{\"name\":\"Test model\",\"type\":\"STYLE\",\"triggerWord\":\"%s\",\"destination\":\"%s\"}"
                    .formatted(trigger, trigger.toLowerCase().replace('_', '-')))
            .expect(201)
            .get("id")
            .asText();
    artist
        .put(
            at("/artworks"),
            Door.JSON
                .createObjectNode()
                .set("artworkIds", Door.JSON.valueToTree(artworkIds))
                .toString())
        .expect(200);
    artist.put(at("/confirmations"), CONFIRMED).expect(200);
    artist.put(at("/license"), TERMS).expect(200);
    return this;
  }

  Studio with(String providerId) {
    provider = providerId;
    return this;
  }

  /** The same artist after the node was started again. */
  Studio again(Platform platform, String name) {
    Studio again = new Studio(platform.logIn(name), platform.logIn("reviewer")).with(provider);
    again.artworkIds.addAll(artworkIds);
    again.modelId = modelId;
    return again;
  }

  /** Asks for both verifications and has the reviewer approve them. */
  Studio verified() {
    verify("{\"method\":\"account\"}");
    verify("{\"method\":\"rights\",\"modelId\":\"" + modelId + "\"}");
    return this;
  }

  void verify(String request) {
    JsonNode opened = artist.post("/verification", request).expect(201);
    if (opened.get("state").asText().equals("IN_REVIEW")) {
      reviewer
          .post(
              "/reviews/" + opened.get("id").asText(),
              "{\"approve\":true,\"reason\":\"Checked in a call.\"}")
          .expect(200);
    }
  }

  String consent() {
    String hash =
        artist.get(at("/consent/notice?provider=" + provider)).expect(200).get("hash").asText();
    return artist
        .post(at("/consent"), "{\"provider\":\"" + provider + "\",\"noticeHash\":\"" + hash + "\"}")
        .expect(201)
        .get("id")
        .asText();
  }

  String train() {
    return artist
        .post(
            at("/trainings"),
            "{\"provider\":\"%s\",\"consentId\":\"%s\",\"seed\":7}".formatted(provider, consent()))
        .expect(201)
        .get("id")
        .asText();
  }

  /** Asks for a test image. */
  String output(String versionId, int seed) {
    return artist
        .post(
            "/versions/" + versionId + "/test-outputs",
            "{\"prompt\":\"a harbour with a boat\",\"seed\":" + seed + "}")
        .expect(202)
        .get("id")
        .asText();
  }

  /** The consent that was given last. */
  String consentId() {
    JsonNode consents = artist.get(at("/consent")).expect(200).get("items");
    return consents.get(consents.size() - 1).get("id").asText();
  }

  JsonNode training(String id) {
    return artist.get("/trainings/" + id).expect(200);
  }

  JsonNode awaitTraining(String id, Predicate<JsonNode> condition) {
    return await(() -> training(id), condition);
  }

  JsonNode trained(String id) {
    JsonNode job = awaitTraining(id, Studio::isFinal);
    assertTrue(job.get("status").asText().equals("SUCCEEDED"), job::toString);
    return job;
  }

  /** Waits until a test image is there, or will never be. */
  JsonNode endOf(String output) {
    return await(
        () -> artist.get("/test-outputs/" + output).expect(200),
        o -> List.of("SUCCEEDED", "FAILED").contains(o.get("state").asText()));
  }

  JsonNode awaitOutput(String id) {
    JsonNode output = endOf(id);
    assertTrue(output.get("state").asText().equals("SUCCEEDED"), output::toString);
    return output;
  }

  static boolean isFinal(JsonNode job) {
    return List.of("SUCCEEDED", "FAILED", "CANCELED").contains(job.get("status").asText());
  }

  static JsonNode await(Supplier<JsonNode> look, Predicate<JsonNode> condition) {
    long end = System.nanoTime() + LIMIT;
    JsonNode seen = look.get();
    while (!condition.test(seen)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Waited in vain; last seen: " + seen);
      }
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      seen = look.get();
    }
    return seen;
  }

  String at(String below) {
    return "/models/" + modelId + below;
  }
}
