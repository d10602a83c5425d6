package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings through the Replicate API, as an artist and an operator see them. */
class ReplicateIT {
  @TempDir private static Path folder;
  private static Replicate replicate;
  private static Platform platform;
  private static Studio studio;
  private static int models;
  private static final StringBuilder said = new StringBuilder();

  @BeforeAll
  static void start() throws Exception {
    replicate = Replicate.start(folder);
    platform = Platform.start(folder, RunningNode.QUICK, Map.of(Replicate.PID, replicate.config()));
    studio = platform.studio("ada").with("replicate").works(1, 12);
    studio.verify("{\"method\":\"account\"}");
  }

  /** After all that went wrong and right: the token is in nothing that the node keeps or says. */
  @AfterAll
  static void stop() throws Exception {
    platform.close();
    replicate.close();
    assertEquals(
        List.of(), Platform.filesWith(Replicate.TOKEN, platform.data(), platform.config()));
    assertFalse(said.toString().contains(Replicate.TOKEN));
  }

  @AfterEach
  void noFaults() throws IOException {
    replicate.delete("/control/faults");
    replicate.release();
    said.append(platform.node().output());
  }

  private static Studio model() {
    studio.model("ADA_%03d_V1".formatted(++models));
    studio.verify("{\"method\":\"rights\",\"modelId\":\"" + studio.modelId + "\"}");
    return studio;
  }

  @Test
  void the_whole_job_goes_through_the_api_and_the_token_is_nowhere() throws Exception {
    String training = model().train();
    JsonNode job = studio.trained(training);
    assertEquals(1, replicate.trainingsByPackage().get(training + ".zip"));
    JsonNode there = replicate.get("/v1/trainings/" + job.get("providerReference").asText());
    String versionId = job.get("versionId").asText();
    JsonNode version = studio.artist.get("/versions/" + versionId).expect(200);
    assertEquals(there.at("/output/version"), version.get("providerVersion"));
    String destination = version.get("providerVersion").asText().replaceFirst(":.*", "");
    assertEquals("private", replicate.get("/v1/models/" + destination).get("visibility").asText());
    assertFalse(version.at("/details/rank").isMissingNode(), version::toString);

    byte[] weights = studio.artist.get("/versions/" + versionId + "/weights").bytes();
    assertEquals(version.get("weightsBytes").asLong(), weights.length);
    String header = new String(weights, 8, 200, StandardCharsets.UTF_8);
    assertTrue(header.startsWith("{"), header);
    String output =
        studio
            .artist
            .post("/versions/" + versionId + "/test-outputs", "{\"prompt\":\"a house\"}")
            .expect(202)
            .get("id")
            .asText();
    JsonNode made = studio.awaitOutput(output);
    assertTrue(studio.artist.get("/test-outputs/" + output + "/image").bytes().length > 1000);
    JsonNode receipt =
        studio.artist.get("/receipts/" + made.at("/image/receiptId").asText()).json();

    for (JsonNode answer :
        List.of(
            job,
            version,
            receipt,
            studio.artist.get("/providers").expect(200),
            studio.artist.get("/trainings/" + training).expect(200))) {
      assertFalse(answer.toString().contains(Replicate.TOKEN), answer::toString);
    }
    String services = platform.shell("inspect capability service");
    assertTrue(services.contains("provider.id = replicate"), services);
    assertFalse(services.contains(Replicate.TOKEN));
  }

  @Test
  void a_token_that_is_revoked_makes_a_training_wait_until_there_is_a_good_one() throws Exception {
    model();
    replicate.hold("get-training", true);
    String training = studio.train();
    assertTrue(replicate.isHeld(60));
    Files.writeString(replicate.token(), "r8_revoked");
    replicate.release();
    studio.awaitTraining(training, job -> job.get("message").asText().contains("token"));
    Files.writeString(replicate.token(), Replicate.TOKEN);
    studio.trained(training);
    assertEquals(1, replicate.trainingsByPackage().get(training + ".zip"));
  }

  @Test
  void an_outage_of_the_service_makes_a_training_wait() {
    model();
    replicate.fault("bad-gateway", 1_000_000);
    String training = studio.train();
    studio.awaitTraining(training, job -> job.get("message").asText().contains("when it can"));
    replicate.delete("/control/faults");
    studio.trained(training);
    assertEquals(1, replicate.trainingsByPackage().get(training + ".zip"));
  }

  @Test
  void a_training_outlives_the_stop_and_update_of_its_providers_bundle() throws Exception {
    model();
    replicate.hold("get-training", true);
    String training = studio.train();
    assertTrue(replicate.isHeld(60));
    String id = bundleId("art.painter.training.replicate");
    replicate.release();
    platform.shell("stop " + id);
    studio.awaitTraining(training, job -> job.get("message").asText().contains("not there now"));
    platform.shell("update " + id);
    platform.shell("start " + id);
    studio.trained(training);
    assertEquals(1, replicate.trainingsByPackage().get(training + ".zip"));
  }

  @Test
  void a_training_outlives_that_its_providers_bundle_is_not_even_installed() throws Exception {
    model();
    replicate.fault("training-answer-dropped", 1);
    replicate.hold("list-trainings", true);
    String training = studio.train();
    assertTrue(replicate.isHeld(60), "it looks for what may have begun");
    String id = bundleId("art.painter.training.replicate");
    replicate.release();
    platform.shell("uninstall " + id);
    studio.awaitTraining(training, job -> job.get("message").asText().contains("not there now"));
    Path jar;
    try (Stream<Path> jars = Files.list(Distribution.HOME.resolve("bundles/20"))) {
      jar =
          jars.filter(f -> f.getFileName().toString().startsWith("art.painter.training.replicate"))
              .findFirst()
              .orElseThrow();
    }
    platform.shell("start " + jar.toUri());
    studio.trained(training);
    assertEquals(1, replicate.trainingsByPackage().get(training + ".zip"));
  }

  @Test
  void two_accounts_work_side_by_side() throws Exception {
    Path second = platform.config().resolve("art.painter.training.replicate-second.cfg");
    Files.writeString(second, replicate.config("provider.id=replicate-second"));
    try {
      Studio.await(
          () -> platform.nobody().get("/providers").expect(200),
          providers ->
              providers
                  .get("items")
                  .findValuesAsText("id")
                  .containsAll(List.of("local", "replicate", "replicate-second")));
      model().with("replicate-second");
      JsonNode job = studio.trained(studio.train());
      assertEquals("replicate-second", job.get("provider").asText());
    } finally {
      studio.with("replicate");
      Files.delete(second);
    }
  }

  @Test
  void with_webhooks_the_end_is_known_without_a_question() throws Exception {
    configure(3600, "webhook.url=" + platform.node().url());
    try {
      studio.trained(model().train());
      replicate.fault("webhook-large", 1);
      studio.trained(model().train());
      replicate.fault("webhook-second-signature", 1);
      studio.trained(model().train());
      platform
          .nobody()
          .post("/webhooks/replicate", "{\"id\":\"x\",\"status\":\"succeeded\"}")
          .refused(403, "training.webhook-forged");
      platform.nobody().post("/webhooks/local", "{}").refused(404, "training.no-webhooks");
      platform
          .nobody()
          .post("/webhooks/nobody", "{}")
          .refused(503, "training.provider-unavailable");
    } finally {
      configure(2);
    }
    platform.nobody().post("/webhooks/replicate", "{}").refused(404, "training.no-webhooks");
  }

  /** Changes the provider's configuration while the node runs, and waits until it has it. */
  private static void configure(int pollSeconds, String... more) throws Exception {
    Files.writeString(
        platform.config().resolve(Replicate.PID + ".cfg"),
        replicate.config(more).replace("poll.seconds=1\n", "poll.seconds=" + pollSeconds + "\n"));
    Studio.await(
        () -> platform.nobody().get("/providers").expect(200),
        providers ->
            providers
                .get("items")
                .findValuesAsText("pollIntervalMillis")
                .contains(pollSeconds + "000"));
  }

  @Test
  void an_image_that_a_kill_cut_off_is_not_ordered_again_by_itself() throws Exception {
    JsonNode job = studio.trained(model().train());
    String outputs = "/versions/" + job.get("versionId").asText() + "/test-outputs";
    replicate.delete("/control/requests");
    replicate.hold("create-prediction", false);
    String output =
        studio.artist.post(outputs, "{\"prompt\":\"a house\"}").expect(202).get("id").asText();
    assertTrue(replicate.isHeld(60));
    said.append(platform.node().output());
    platform.node().kill();
    replicate.release();
    platform.launch();
    studio = studio.again(platform, "ada");
    JsonNode end =
        Studio.await(
            () -> studio.artist.get("/test-outputs/" + output).expect(200),
            o -> o.get("state").asText().equals("FAILED"));
    assertTrue(end.get("message").asText().contains("billed"), end::toString);
    assertEquals(
        1, replicate.get("/control/requests").at("/requests/POST ~1v1~1predictions").asInt());
  }

  @Test
  void a_version_is_deleted_here_and_at_the_service_also_by_a_node_that_is_killed_meanwhile()
      throws Exception {
    JsonNode job = studio.trained(model().train());
    String path = "/versions/" + job.get("versionId").asText();
    JsonNode version = studio.artist.get(path).expect(200);
    String[] name = version.get("providerVersion").asText().split(":");
    String there = "/v1/models/" + name[0] + "/versions/" + name[1];
    String sha256 = version.get("weightsHash").asText();
    Path weights =
        platform
            .data()
            .resolve("blobs")
            .resolve(sha256.substring(0, 2))
            .resolve(sha256.substring(2, 4))
            .resolve(sha256);
    String kept = studio.output(job.get("versionId").asText(), 1);
    String deleted = studio.output(job.get("versionId").asText(), 2);
    studio.awaitOutput(kept);
    studio.awaitOutput(deleted);
    replicate.get(there);
    assertTrue(Files.exists(weights));

    replicate.post("/control/versions/" + name[1], "{\"deployment\":true}");
    JsonNode asked = studio.artist.delete(path).expect(202);
    assertEquals("DELETING", asked.at("/deletion/state").asText());
    awaitDeletion(path, "/deletion/message", "deployment");
    assertFalse(Files.exists(weights));
    studio
        .artist
        .post(path + "/test-outputs", "{\"prompt\":\"a house\"}")
        .refused(409, "version.deleted");
    studio.artist.get(path + "/weights").refused(409, "version.deleted");
    long size = platform.log().head().size();

    said.append(platform.node().output());
    platform.node().kill();
    replicate.post("/control/versions/" + name[1], "{}");
    platform.launch();
    studio = studio.again(platform, "ada");
    JsonNode done = awaitDeletion(path, "/deletion/state", "DELETED").get("deletion");
    assertThrows(IllegalStateException.class, () -> replicate.get(there));
    assertEquals(asked.at("/deletion/asked"), done.get("asked"));
    assertEquals(version.get("id").asText() + ".deletion", done.get("recordId").asText());
    assertEquals(size + 1, platform.log().head().size(), "it is logged once");
    assertEquals(done, studio.artist.delete(path).expect(202).get("deletion"));
    JsonNode proved =
        platform
            .nobody()
            .get("/records/" + done.get("recordId").asText() + "/proof", "application/json")
            .expect(200);
    JsonNode record =
        platform
            .log()
            .verified(proved.get("record").asText(), proved.get("proof").asText())
            .content();
    assertEquals(sha256, record.at("/erased/weightsSha256").asText());
    assertEquals("replicate", record.at("/erased/provider/id").asText());
    assertEquals(version.get("consentId"), record.at("/consent/id"));

    byte[] image = studio.artist.get("/test-outputs/" + deleted + "/image").bytes();
    studio.artist.delete("/test-outputs/" + deleted).expect(204);
    studio.artist.get("/test-outputs/" + deleted).refused(404, "test-output.not-found");
    Door.Answer receipt =
        platform.nobody().get("/receipts/" + deleted + "/proof", "application/json");
    JsonNode verified = platform.nobody().verify(image, receipt.bytes()).expect(200);
    assertTrue(verified.get("valid").asBoolean(), verified::toString);
    studio.artist.get("/test-outputs/" + kept + "/image").expect(200);
  }

  private static JsonNode awaitDeletion(String path, String pointer, String part) {
    return Studio.await(
        () -> studio.artist.get(path).expect(200), v -> v.at(pointer).asText().contains(part));
  }

  @Test
  void what_nobody_can_tell_waits_for_an_operator_who_looks_into_the_account() {
    model();
    replicate.fault("training-answer-dropped", 1);
    replicate.hold("list-trainings", true);
    String training = studio.train();
    assertTrue(replicate.isHeld(60));
    JsonNode first = accepted(training);
    replicate.post(
        "/v1/models/%s/versions/%s/trainings"
            .formatted(first.get("model").asText(), first.get("version").asText()),
        "{\"destination\":\"%s\",\"input\":%s}"
            .formatted(first.get("destination").asText(), first.get("input")));
    replicate.release();
    JsonNode job = studio.awaitTraining(training, j -> j.get("undecided").asBoolean());
    assertTrue(job.get("message").asText().contains("operator"), job::toString);
    assertEquals(2, replicate.trainingsByPackage().get(training + ".zip"), "not a third one");

    Door operator = platform.logIn("operator");
    JsonNode waiting = operator.get("/undecided-trainings").expect(200).get("items");
    assertEquals(training, waiting.get(0).get("id").asText());
    String decision = "/undecided-trainings/" + training;
    operator
        .post(decision, "{\"begun\":true,\"reference\":\"nosuchtrainingatallxxxxxxx\"}")
        .refused(400, "training.unknown-to-provider");
    operator
        .post(decision, "{\"begun\":true,\"reference\":\"" + first.get("id").asText() + "\"}")
        .expect(200);
    JsonNode end = studio.trained(training);
    assertEquals(first.get("id"), end.get("providerReference"));
    operator.post(decision, "{\"begun\":false}").refused(409, "training.not-undecided");
  }

  /** The training that the service accepted for a job, with its destination. */
  private static JsonNode accepted(String training) {
    for (JsonNode each : replicate.get("/control/trainings")) {
      if (each.path("package").asText().equals(training + ".zip")) {
        return ((ObjectNode) replicate.get("/v1/trainings/" + each.get("id").asText()))
            .set("destination", each.get("destination"));
      }
    }
    throw new AssertionError("The service has no training for " + training);
  }

  private static String bundleId(String name) throws Exception {
    return platform
        .shell("lb -s")
        .lines()
        .filter(line -> line.contains(name + " "))
        .map(line -> line.replaceFirst("\\|.*", "").strip())
        .findFirst()
        .orElseThrow();
  }
}
