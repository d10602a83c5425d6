package art.painter.training.replicate;

import static art.painter.api.PlatformException.Kind.CONFLICT;
import static art.painter.api.PlatformException.Kind.DENIED;
import static art.painter.api.PlatformException.Kind.INVALID;
import static art.painter.api.PlatformException.Kind.UNAVAILABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.training.Generation;
import art.painter.api.training.GenerationOrder;
import art.painter.api.training.TrainingOrder;
import art.painter.api.training.TrainingProvider;
import art.painter.api.training.TrainingReport;
import art.painter.api.training.TrainingStatus;
import art.painter.replicate.emulator.Emulator;
import art.painter.replicate.emulator.EmulatorOptions;
import art.painter.testkit.TrainingSamples;
import art.painter.training.replicate.ScriptedServer.Asked;
import art.painter.training.replicate.ScriptedServer.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The provider against each fault of the emulator, by the fault's name. Many only wait, so they do
 * it at once.
 */
@Execution(ExecutionMode.CONCURRENT)
class FaultsTest {
  private static final long PATIENCE_NANOS = 120_000_000_000L;

  private final HttpClient http = HttpClient.newHttpClient();
  private final TrainingOrder order = TrainingSamples.order("training-1");
  @TempDir Path data;
  private Emulator emulator;
  private ScriptedServer platform;
  private ReplicateProvider provider;

  @BeforeEach
  void start() throws IOException {
    emulator =
        Emulator.start(EmulatorOptions.defaults().withData(data).withSteps(1).withImageSize(128));
    platform = new ScriptedServer();
    platform.on("POST webhooks/replicate", Reply.json(200, "{}"));
    provider =
        Parts.provider(
            emulator.url().toString(),
            emulator.token(),
            Map.of("webhook.url", platform.url().replace("/v1", "")));
  }

  @AfterEach
  void stop() {
    provider.stop();
    platform.close();
    emulator.close();
  }

  private JsonNode control(String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(emulator.control() + path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(Scripts.quoted(body)));
    try {
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      assertEquals(2, response.statusCode() / 100, () -> new String(response.body()));
      return Json.parse(response.body());
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  private void fault(String name) {
    control("POST", "/faults", "{'fault':'" + name + "','times':1}");
  }

  private void faultOf(String route, String name) {
    control("POST", "/faults", "{'fault':'" + name + "','times':1,'route':'" + route + "'}");
  }

  private void assertTrainings(int count) {
    JsonNode trainings = control("GET", "/trainings", "");
    assertEquals(count, trainings.size(), trainings::toString);
  }

  private static void await(BooleanSupplier condition, String what) {
    long limit = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < limit, what);
      LockSupport.parkNanos(10_000_000);
    }
  }

  private TrainingReport end(String reference) {
    await(() -> provider.status(reference).status().isFinal(), "the training ends");
    return provider.status(reference);
  }

  private TrainingReport endWith(String fault) {
    String preparation = provider.prepare(order);
    fault(fault);
    return end(provider.start(order, preparation));
  }

  /** What the platform does after a start without a clear answer. */
  private Optional<String> startUnclearly(String preparation) {
    Instant attempted = Instant.now();
    Parts.fails(UNAVAILABLE, TrainingProvider.UNCLEAR, () -> provider.start(order, preparation));
    return provider.find(preparation, attempted);
  }

  @Test
  void training_answer_dropped() {
    String preparation = provider.prepare(order);
    fault("training-answer-dropped");
    Optional<String> found = startUnclearly(preparation);
    assertEquals(TrainingStatus.SUCCEEDED, end(found.orElseThrow()).status());
    assertTrainings(1);
  }

  @Test
  void training_request_dropped() {
    String preparation = provider.prepare(order);
    fault("training-request-dropped");
    assertEquals(Optional.empty(), startUnclearly(preparation));
    provider.start(order, preparation);
    assertTrainings(1);
  }

  @Test
  void training_answer_502() {
    String preparation = provider.prepare(order);
    fault("training-answer-502");
    assertTrue(startUnclearly(preparation).isPresent());
    assertTrainings(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"throttled-text", "throttled-json", "throttled-header"})
  void throttled(String fault) {
    String preparation = provider.prepare(order);
    faultOf("create-training", fault);
    long asked = System.nanoTime();
    String reference = provider.start(order, preparation);
    assertTrue(System.nanoTime() - asked >= 1_000_000_000L, "it waited as long as it was told");
    assertTrainings(1);
    faultOf("get-training", fault);
    provider.status(reference);
  }

  @Test
  void the_fast_trainer_trains_too() {
    provider.stop();
    provider =
        Parts.provider(
            emulator.url().toString(),
            emulator.token(),
            Map.of("trainer", "replicate/fast-flux-trainer"));
    String reference = provider.start(order, provider.prepare(order));
    await(() -> provider.status(reference).status().isFinal(), "it ends");
    TrainingReport end = provider.status(reference);
    assertEquals(TrainingStatus.SUCCEEDED, end.status(), end.message());
  }

  @Test
  void bad_gateway() {
    String preparation = provider.prepare(order);
    faultOf("create-training", "bad-gateway");
    assertEquals(Optional.empty(), startUnclearly(preparation));
    String reference = provider.start(order, preparation);
    faultOf("get-training", "bad-gateway");
    provider.status(reference);
    assertTrainings(1);
  }

  @Test
  void insufficient_credit() {
    String preparation = provider.prepare(order);
    fault("insufficient-credit");
    Parts.fails(UNAVAILABLE, ReplicateApi.CREDIT, () -> provider.start(order, preparation));
    assertTrainings(0);
  }

  @Test
  void invalid_input() {
    String preparation = provider.prepare(order);
    fault("invalid-input");
    String said =
        Parts.fails(INVALID, Beginning.START_REFUSED, () -> provider.start(order, preparation))
            .getMessage();
    assertTrue(said.contains("input.steps: Must be less than or equal to 6000."), said);
  }

  @Test
  void slow() {
    String preparation = provider.prepare(order);
    faultOf("create-training", "slow");
    provider.start(order, preparation);
    assertTrainings(1);
  }

  @Test
  void unauthorized() {
    fault("unauthorized");
    Parts.fails(UNAVAILABLE, ReplicateApi.TOKEN_REFUSED, () -> provider.prepare(order));
    provider.prepare(order);
  }

  @Test
  void file_expired() {
    TrainingReport report = endWith("file-expired");
    assertEquals(TrainingStatus.FAILED, report.status());
    assertTrue(report.message().startsWith("The training failed at Replicate: "));
  }

  @Test
  void training_failed() {
    TrainingReport report = endWith("training-failed");
    assertEquals(TrainingStatus.FAILED, report.status());
    assertTrue(report.message().contains("CUDA out of memory."), report::message);
    assertTrue(report.log().toString().contains("Traceback"), report::toString);
  }

  @Test
  void training_canceled() {
    assertEquals(TrainingStatus.CANCELED, endWith("training-canceled").status());
  }

  @Test
  void training_aborted() {
    TrainingReport report = endWith("training-aborted");
    assertEquals(TrainingStatus.FAILED, report.status());
    assertTrue(report.message().contains("before it began"), report::message);
  }

  @Test
  void training_without_version() {
    TrainingReport report = endWith("training-without-version");
    assertEquals(TrainingStatus.FAILED, report.status());
    assertTrue(report.message().contains("no version came of it"), report::message);
  }

  /** Everything that arrived at the platform's webhook, until one with this state came. */
  private Asked webhookThatSays(String status) {
    await(
        () -> platform.asked().stream().anyMatch(a -> says(a, status)), "a message says " + status);
    return platform.asked().stream().filter(a -> says(a, status)).findFirst().orElseThrow();
  }

  private static boolean says(Asked message, String status) {
    try {
      return Json.parse(message.body()).path("status").asText().equals(status);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private Optional<String> take(Asked message) {
    return provider.webhook(message.headers(), message.body());
  }

  private String failingWith(String webhookFault) {
    String preparation = provider.prepare(order);
    fault("training-failed");
    fault(webhookFault);
    return provider.start(order, preparation);
  }

  @Test
  void webhook_duplicate() {
    String reference = failingWith("webhook-duplicate");
    await(
        () -> platform.asked().stream().filter(a -> says(a, "failed")).count() == 2,
        "it comes twice");
    Asked first = webhookThatSays("failed");
    assertEquals(Optional.of(reference), take(first));
    assertEquals(Optional.empty(), take(first));
  }

  @Test
  void webhook_out_of_order() {
    String reference = failingWith("webhook-out-of-order");
    Asked end = webhookThatSays("failed");
    await(
        () -> says(platform.asked().get(platform.asked().size() - 1), "processing"),
        "an older one comes later");
    assertEquals(Optional.of(reference), take(end));
    assertEquals(TrainingStatus.FAILED, provider.status(reference).status());
    assertEquals(Optional.empty(), take(platform.asked().get(platform.asked().size() - 1)));
  }

  @Test
  void webhook_late() {
    String reference = failingWith("webhook-late");
    assertEquals(TrainingStatus.FAILED, end(reference).status());
    control("POST", "/clock", "{'advance':'PT2M5S'}");
    assertEquals(Optional.empty(), take(webhookThatSays("failed")), "it was asked for before");
  }

  @Test
  void webhook_forged() {
    failingWith("webhook-forged");
    Asked forged = webhookThatSays("failed");
    Parts.fails(DENIED, TrainingProvider.WEBHOOK_FORGED, () -> take(forged));
  }

  @Test
  void webhook_large() {
    String reference = failingWith("webhook-large");
    Asked large = webhookThatSays("failed");
    assertTrue(large.body().length > 100_000);
    assertEquals(Optional.of(reference), take(large));
  }

  @Test
  void webhook_second_signature() {
    String reference = failingWith("webhook-second-signature");
    assertEquals(Optional.of(reference), take(webhookThatSays("failed")));
  }

  @Test
  void next_elsewhere() {
    String preparation = provider.prepare(order);
    String destination = Preparation.read(preparation).orElseThrow().destination().toString();
    JsonNode begun =
        control("POST", "/trainings", "{'count':4,'destination':'" + destination + "'}");
    Set<String> references = new TreeSet<>(Set.of("nosuchtraining000000000000"));
    begun.forEach(id -> references.add(id.asText()));
    fault("next-elsewhere");
    Parts.fails(
        UNAVAILABLE,
        ReplicateApi.FOREIGN_LINK,
        () -> provider.statuses(references, (reference, report) -> {}));
    fault("next-elsewhere");
    Parts.fails(
        UNAVAILABLE, ReplicateApi.FOREIGN_LINK, () -> provider.find(preparation, Instant.now()));
    assertEquals(0, control("GET", "/elsewhere", "").path("requests").size());
  }

  @Test
  void foreign_output() throws IOException {
    TrainingReport report = endWith("foreign-output");
    try (var in = report.result().orElseThrow().weights().open()) {
      assertTrue(in.readAllBytes().length > 8);
    }
    JsonNode requests = control("GET", "/elsewhere", "").path("requests");
    assertFalse(requests.isEmpty());
    requests.forEach(hit -> assertFalse(hit.path("authorization").asBoolean(true)));
  }

  private Generation generate(String fault, int count) throws InterruptedException {
    TrainingReport.Result trained =
        end(provider.start(order, provider.prepare(order))).result().orElseThrow();
    fault(fault);
    return provider.generate(
        new GenerationOrder(
            "g",
            trained.version(),
            trained.weights(),
            order.triggerWord(),
            order.triggerWord() + " a lake",
            3,
            1,
            count,
            "1:1",
            "image/png"));
  }

  @Test
  void fewer_images() throws InterruptedException {
    Generation made = generate("fewer-images", 2);
    assertEquals(1, made.images().size());
    assertTrue(made.notes().toString().contains("Only 1 of 2 images came"));
  }

  @Test
  void all_withheld() {
    Parts.fails(CONFLICT, TrainingProvider.WITHHELD, () -> generate("all-withheld", 1));
  }

  @Test
  void data_removed() {
    Parts.fails(CONFLICT, PredictionOutput.REMOVED, () -> generate("data-removed", 1));
  }

  @Test
  void every_obstacle_to_a_deletion_is_told() {
    String reference = provider.start(order, provider.prepare(order));
    String version = end(reference).result().orElseThrow().version();
    String hash = VersionName.of(version).orElseThrow().hash();
    Map.of(
            "run_by_others", Deletion.USED_BY_OTHERS,
            "base_of_training", Deletion.BASE_OF_TRAINING,
            "deployment", Deletion.DEPLOYED,
            "overridden", Deletion.REFUSED)
        .forEach(
            (obstacle, code) -> {
              control("POST", "/versions/" + hash, "{'" + obstacle + "':true}");
              Parts.fails(CONFLICT, code, () -> provider.delete(reference, Optional.of(version)));
            });
  }

  @Test
  void many_trainings_are_told_of_for_a_few_requests() {
    String destination =
        Preparation.read(provider.prepare(order)).orElseThrow().destination().toString();
    JsonNode begun =
        control("POST", "/trainings", "{'count':250,'destination':'" + destination + "'}");
    Set<String> references = new TreeSet<>();
    begun.forEach(id -> references.add(id.asText()));
    control("DELETE", "/requests", "");
    Set<String> told = new TreeSet<>();
    provider.statuses(references, (reference, report) -> told.add(reference));
    assertEquals(references, told);
    JsonNode requests = control("GET", "/requests", "");
    assertEquals(3, requests.path("total").asInt(), requests::toString);
  }
}
