package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From pictures to a reviewed test image, over REST, on the node that ships. */
class MainJobIT {
  @TempDir private static Path folder;
  private static Platform platform;

  @BeforeAll
  static void start() throws Exception {
    platform = Platform.start(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  @Test
  void the_whole_job_of_an_artist() throws Exception {
    Studio studio = platform.studio("ada").works(100, 12).model("ADA_STYLE_1");
    Door artist = studio.artist;

    JsonNode unverified = artist.get(studio.at("/readiness")).expect(200);
    assertFalse(unverified.get("ready").asBoolean(), "verification is missing");
    String consentId = studio.consent();
    String order = "{\"provider\":\"local\",\"consentId\":\"" + consentId + "\",\"seed\":7}";
    artist.post(studio.at("/trainings"), order).refused(409, "training.not-ready");

    studio.verified();
    JsonNode report = artist.post(studio.at("/readiness")).expect(201);
    assertTrue(
        report.get("ready").asBoolean() && report.get("score").asInt() >= 60, report::toString);
    assertEquals(
        report, artist.get(studio.at("/readiness/" + report.get("id").asText())).expect(200));

    JsonNode job = artist.once("key-1", studio.at("/trainings"), order).expect(201);
    assertEquals(
        job.get("id"), artist.once("key-1", studio.at("/trainings"), order).expect(201).get("id"));
    String trainingId = job.get("id").asText();
    List<String> events;
    try (Stream<String> lines = artist.events(trainingId).body()) {
      events = lines.filter(line -> line.startsWith("data:")).toList();
    }
    JsonNode last = Door.JSON.readTree(events.get(events.size() - 1).substring(5));
    assertEquals("SUCCEEDED", last.get("status").asText(), "the stream ends with the end");
    assertTrue(events.size() > 2, "progress came in between: " + events);

    JsonNode version = artist.get("/versions/" + last.get("versionId").asText()).expect(200);
    byte[] weights = artist.get("/versions/" + version.get("id").asText() + "/weights").bytes();
    assertEquals(version.get("weightsHash").asText(), sha256(weights));
    int headerLength = ByteBuffer.wrap(weights, 0, 8).order(ByteOrder.LITTLE_ENDIAN).getInt();
    JsonNode header = Door.JSON.readTree(weights, 8, headerLength);
    assertEquals("ADA_STYLE_1", header.at("/__metadata__/trigger_word").asText(header.toString()));

    JsonNode made = image(studio, version, 1.0);
    JsonNode again = image(studio, version, 1.0);
    JsonNode base = image(studio, version, 0.0);
    assertEquals(
        made.at("/image/sha256"), again.at("/image/sha256"), "the same seed makes the same image");
    assertNotEquals(
        made.at("/image/sha256"), base.at("/image/sha256"), "the adaptation changes the image");
    byte[] image = artist.get("/test-outputs/" + made.get("id").asText() + "/image").bytes();
    assertEquals(made.at("/image/sha256").asText(), sha256(image));
    assertTrue(ImageIO.read(new ByteArrayInputStream(image)).getWidth() >= 64);

    JsonNode receipt =
        platform.nobody().get("/receipts/" + made.at("/image/receiptId").asText()).json();
    assertEquals(sha256(image), receipt.at("/receipt/image/sha256").asText());
    String terms = receipt.at("/receipt/license/termsSha256").asText();
    assertEquals(terms, platform.nobody().get("/terms/" + terms).expect(200).get("hash").asText());
    assertFalse(receipt.toString().contains("ada@example.org"), "no e-mail address in a receipt");
    assertFalse(receipt.toString().contains("harbour"), "no prompt in a receipt");

    String reviewPath = "/test-outputs/" + made.get("id").asText() + "/review";
    artist
        .put(reviewPath, "{\"decision\":\"CHANGES_WANTED\"}")
        .refused(400, "test-output.review-invalid");
    assertEquals(
        "APPROVED",
        artist
            .put(reviewPath, "{\"decision\":\"APPROVED\"}")
            .expect(200)
            .at("/review/decision")
            .asText());
    assertProven(artist, version);
  }

  /** Every image that the job made verifies by the programs of docs/verifying.md. */
  private static void assertProven(Door artist, JsonNode version) throws Exception {
    Desk desk = Desk.at(folder.resolve("desk"), platform);
    JsonNode outputs =
        artist
            .get("/versions/" + version.get("id").asText() + "/test-outputs")
            .expect(200)
            .get("items");
    assertEquals(3, outputs.size());
    for (JsonNode output : outputs) {
      String receipt = output.at("/image/receiptId").asText();
      desk.put(
          "image", artist.get("/test-outputs/" + output.get("id").asText() + "/image").bytes());
      desk.put(
          "receipt",
          platform.nobody().get("/receipts/" + receipt + "/proof", "application/json").bytes());
      desk.proven("image", "receipt");
    }
  }

  private static JsonNode image(Studio studio, JsonNode version, double strength) {
    String id =
        studio
            .artist
            .post(
                "/versions/" + version.get("id").asText() + "/test-outputs",
                "{\"prompt\":\"a harbour with a boat\",\"seed\":3,\"strength\":" + strength + "}")
            .expect(202)
            .get("id")
            .asText();
    return studio.awaitOutput(id);
  }

  @Test
  void trainings_queue_and_can_be_canceled() {
    Studio first = platform.studio("bea").works(200, 12).model("BEA_STYLE_1").verified();
    Studio second = platform.studio("cleo").works(300, 12).model("CLEO_STYLE_1").verified();
    String running = first.train();
    String waiting = second.train();
    first
        .artist
        .post(
            first.at("/trainings"),
            "{\"provider\":\"local\",\"consentId\":\"" + first.consent() + "\"}")
        .refused(409, "training.already-running");
    JsonNode place = second.training(waiting);
    if (!Studio.isFinal(first.training(running))) {
      assertEquals(1, place.path("queuePlace").asInt(-1), place::toString);
    }
    second.artist.post("/trainings/" + waiting + "/cancel").expect(200);
    assertEquals("CANCELED", second.awaitTraining(waiting, Studio::isFinal).get("status").asText());
    first.trained(running);
  }

  @Test
  void edits_are_revisions_and_an_old_consent_does_not_cover_new_works() {
    Studio studio = platform.studio("dora").works(400, 11).model("DORA_STYLE_1");
    JsonNode model = studio.artist.get(studio.at("")).expect(200);
    int revision = model.get("revision").asInt();
    String consent = studio.consent();
    studio.works(500, 1);
    String selection =
        Door.JSON
            .createObjectNode()
            .set("artworkIds", Door.JSON.valueToTree(studio.artworkIds))
            .toString();
    JsonNode edited = studio.artist.put(studio.at("/artworks"), selection).expect(200);
    assertEquals(revision + 1, edited.get("revision").asInt());
    assertEquals(0, edited.get("confirmations").size(), "what was confirmed was about other works");
    studio.artist.put(studio.at("/confirmations"), Studio.CONFIRMED).expect(200);
    studio.verified();
    studio
        .artist
        .post(studio.at("/trainings"), "{\"provider\":\"local\",\"consentId\":\"" + consent + "\"}")
        .refused(409, "consent.outdated");
    assertEquals(
        revision + 2, studio.artist.get(studio.at("/revisions")).expect(200).get("items").size());
  }

  @Test
  void the_same_file_is_the_same_artwork_and_comes_back_byte_for_byte() {
    Door artist = platform.studio("elsa").artist;
    byte[] file = Pictures.png(600);
    JsonNode first = artist.upload("one.png", file).expect(201);
    assertEquals(first.get("id"), artist.upload("two.png", file).expect(200).get("id"));
    assertArrayEquals(
        file, artist.get("/artworks/" + first.get("id").asText() + "/content").bytes());
    artist.delete("/artworks/" + first.get("id").asText()).expect(204);
    artist.get("/artworks/" + first.get("id").asText()).refused(404, "artwork.not-found");
  }

  @Test
  void a_poor_set_is_told_what_to_mend_by_name() throws Exception {
    Studio studio = platform.studio("fay");
    byte[] tiny = Pictures.png(700, 40, 40);
    studio.artworkIds.add(studio.artist.upload("tiny.png", tiny).expect(201).get("id").asText());
    studio.artworkIds.add(
        studio.artist.upload("liar.jpg", Pictures.png(701)).expect(201).get("id").asText());
    studio.model("FAY_STYLE_1");
    JsonNode report = studio.artist.get(studio.at("/readiness")).expect(200);
    assertFalse(report.get("ready").asBoolean());
    String all = report.toString();
    assertTrue(all.contains("tiny.png") && all.contains("liar.jpg"), all);
    studio
        .artist
        .upload("broken.png", java.util.Arrays.copyOf(Pictures.png(702), 5000))
        .refused(400, "artwork.unreadable");
    studio
        .artist
        .upload("notes.txt", "not a picture at all".getBytes())
        .refused(415, "artwork.unsupported-type");
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
