package art.painter.training.replicate;

import static art.painter.api.PlatformException.Kind.NOT_FOUND;
import static art.painter.api.PlatformException.Kind.UNAVAILABLE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.training.TrainingProvider;
import art.painter.api.training.TrainingReport;
import art.painter.api.training.TrainingStatus;
import art.painter.training.replicate.ScriptedServer.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final String ID = "abcdefghij0123";
  private static final String GET = "GET trainings/" + ID;
  private static final String VERSION = "cheri/landscapes:" + Scripts.HASH;

  private ScriptedServer server;
  private ReplicateProvider provider;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedServer();
    provider = Parts.provider(server.url(), Map.of("price.per.second", 0.0122));
  }

  @AfterEach
  void stop() {
    provider.stop();
    server.close();
  }

  private TrainingReport report(String rest) {
    server.on(GET, Scripts.quoted("{'id':'" + ID + "'," + rest + "}"));
    return provider.status(ID);
  }

  private TrainingReport succeeded(Reply archive) {
    server.on("GET weights.tar", archive);
    return report(
        "'status':'succeeded','version':'%s','metrics':{'predict_time':120.0},'output':{'version':'%s','weights':'%s/weights.tar'}"
            .formatted(Scripts.HASH, VERSION, server.url()));
  }

  private static Reply archive(Object... files) {
    return Reply.of(200, Scripts.tar(files));
  }

  @Test
  void each_state_of_the_service_is_one_of_the_platforms() {
    assertEquals(TrainingStatus.STARTING, report("'status':'starting','logs':''").status());
    TrainingReport running =
        report("'status':'processing','logs':'train:  10%|#| 1/9\\r 45%|####| 450/1000 ['");
    assertEquals(TrainingStatus.PROCESSING, running.status());
    assertEquals(0.45, running.progress());
    assertEquals(List.of("45%|####| 450/1000 ["), running.log());
    assertEquals(TrainingStatus.CANCELED, report("'status':'canceled','logs':null").status());
    TrainingReport failed = report("'status':'failed','error':'input_images must be a zip file'");
    assertEquals(TrainingStatus.FAILED, failed.status());
    assertTrue(failed.message().contains("input_images must be a zip file."), failed::message);
    TrainingReport aborted = report("'status':'aborted'");
    assertEquals(TrainingStatus.FAILED, aborted.status());
    assertTrue(aborted.message().contains("stopped the training before it began"));
    TrainingReport empty = report("'status':'succeeded','output':null");
    assertEquals(TrainingStatus.FAILED, empty.status());
    assertTrue(empty.message().contains("no version came of it"), empty::message);
    Parts.fails(UNAVAILABLE, Reports.STATE_UNKNOWN, () -> report("'status':'paused'"));
  }

  @Test
  void what_came_of_a_training_is_its_version_with_facts_and_exactly_the_weights_file()
      throws IOException {
    byte[] weights = Scripts.safetensors();
    TrainingReport report =
        succeeded(
            archive(
                "output/config.yaml", new byte[3000],
                "output/._lora.safetensors", new byte[9],
                "output/flux_train_replicate/lora.safetensors", weights,
                "output/late.txt", new byte[5]));
    assertEquals(TrainingStatus.SUCCEEDED, report.status());
    TrainingReport.Result result = report.result().orElseThrow();
    assertEquals(VERSION, result.version());
    assertEquals(
        Map.of(
            "trainer version", Scripts.HASH,
            "tensors", "3",
            "number type", "BF16",
            "rank", "16",
            "layers", "2",
            "training seconds", "120.0",
            "estimated cost", "1.46 USD"),
        result.details());
    for (int times = 0; times < 2; times++) {
      try (var in = result.weights().open()) {
        assertArrayEquals(weights, in.readAllBytes());
      }
    }
  }

  @Test
  void weights_that_are_gone_are_unknown_with_their_version_and_else_told_to_be_there() {
    String versionPath = "GET models/cheri/landscapes/versions/" + Scripts.HASH;
    Parts.fails(NOT_FOUND, TrainingProvider.UNKNOWN, () -> succeeded(Reply.json(404, "{}")));
    server.on(versionPath, "{}");
    TrainingReport report = succeeded(Reply.json(404, "{}"));
    assertEquals(TrainingStatus.FAILED, report.status());
    assertTrue(report.message().contains(VERSION), report::message);
  }

  @Test
  void weights_that_cannot_be_fetched_now_are_not_given_up() {
    Parts.fails(
        UNAVAILABLE, Outcome.WEIGHTS_UNREACHABLE, () -> succeeded(Reply.of(403, new byte[1])));
    byte[] whole = Scripts.tar("lora.safetensors", Scripts.safetensors());
    Parts.fails(
        UNAVAILABLE,
        Outcome.WEIGHTS_UNREACHABLE,
        () -> succeeded(Reply.of(200, java.util.Arrays.copyOf(whole, 600))));
  }

  @Test
  void an_archive_without_weights_is_a_failure_that_names_the_version() {
    TrainingReport report = succeeded(archive("readme.txt", new byte[7]));
    assertEquals(TrainingStatus.FAILED, report.status());
    assertTrue(report.message().contains(VERSION), report::message);
  }

  @Test
  void a_reference_that_cannot_be_one_is_unknown_without_asking() {
    for (String strange : List.of("", "../../account", "ABCDEFGHIJK", "x".repeat(65), "short")) {
      Parts.fails(NOT_FOUND, TrainingProvider.UNKNOWN, () -> provider.status(strange));
      Parts.fails(NOT_FOUND, TrainingProvider.UNKNOWN, () -> provider.cancel(strange));
    }
    assertEquals(List.of(), server.asked());
    Parts.fails(NOT_FOUND, TrainingProvider.UNKNOWN, () -> provider.status(ID));
  }

  @Test
  void canceling_what_has_ended_is_fine_and_what_cannot_be_canceled_is_told() {
    String cancel = "POST trainings/" + ID + "/cancel";
    Parts.fails(NOT_FOUND, TrainingProvider.UNKNOWN, () -> provider.cancel(ID));
    server.on(cancel, "{\"status\":\"canceled\"}");
    provider.cancel(ID);
    server.on(cancel, Reply.json(409, "{\"detail\":\"It is over\"}"));
    server.on(GET, "{\"id\":\"" + ID + "\",\"status\":\"failed\"}");
    provider.cancel(ID);
    server.on(GET, "{\"id\":\"" + ID + "\",\"status\":\"processing\"}");
    Parts.fails(UNAVAILABLE, Standing.CANCEL_REFUSED, () -> provider.cancel(ID));
  }

  private static String id(int number) {
    return "training%06d".formatted(number);
  }

  private static String element(int number, String status) {
    return Scripts.quoted("{'id':'%s','status':'%s','output':{'version':'%s'}}")
        .formatted(id(number), status, VERSION);
  }

  private Set<String> told(Set<String> references) {
    Set<String> told = new TreeSet<>();
    provider.statuses(
        references, (reference, report) -> told.add(reference + " " + report.status()));
    return told;
  }

  private static Set<String> ids(int from, int to) {
    Set<String> ids = new TreeSet<>();
    IntStream.range(from, to).forEach(n -> ids.add(id(n)));
    return ids;
  }

  @Test
  void a_few_trainings_are_asked_for_alone() {
    server.on("GET trainings/" + id(1), element(1, "processing"));
    server.on("GET trainings/" + id(2), element(2, "succeeded"));
    assertEquals(Set.of(id(1) + " PROCESSING"), told(ids(1, 4)));
    assertEquals(3, server.asked().size());
  }

  @Test
  void many_trainings_are_read_off_pages_and_those_that_succeeded_are_left_to_be_asked_for() {
    List<String> elements = new ArrayList<>();
    for (int n = 0; n < 100; n++) {
      elements.add(element(n, n == 7 ? "succeeded" : n == 8 ? "strange" : "starting"));
    }
    server.on(
        "GET trainings",
        "{\"results\":[%s],\"next\":\"%s/trainings?cursor=2\"}"
            .formatted(String.join(",", elements), server.url()));
    Set<String> told = told(ids(0, 50));
    assertEquals(48, told.size());
    assertFalse(told.toString().contains(id(7)));
    assertEquals(1, server.asked().size(), "fifty trainings for one request");
  }

  @Test
  void those_that_no_page_has_are_asked_for_by_turns() {
    server.on("GET trainings", "{\"results\":[],\"next\":\"" + server.url() + "/trainings\"}");
    Set<String> sought = ids(0, 60);
    sought.forEach(
        id ->
            server.on(
                "GET trainings/" + id, element(Integer.parseInt(id.substring(8)), "processing")));
    Set<String> told = new TreeSet<>();
    for (int times = 0; times < 3; times++) {
      server.asked().clear();
      told.addAll(told(sought));
      assertEquals(4 + 24, server.asked().size(), "pages and questions are bounded");
    }
    assertEquals(60, told.size());
  }
}
