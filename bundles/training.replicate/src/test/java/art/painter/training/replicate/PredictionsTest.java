package art.painter.training.replicate;

import static art.painter.api.PlatformException.Kind.CONFLICT;
import static art.painter.api.PlatformException.Kind.INVALID;
import static art.painter.api.PlatformException.Kind.UNAVAILABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.model.TriggerWord;
import art.painter.api.training.Generation;
import art.painter.api.training.GenerationOrder;
import art.painter.api.training.TrainingProvider;
import art.painter.testkit.TrainingSamples;
import art.painter.training.replicate.ScriptedServer.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PredictionsTest {
  private static final String ID = "abcdefghij0123";
  private static final String VERSION = "cheri/landscapes:" + Scripts.HASH;
  private static final String CANCEL = "POST predictions/" + ID + "/cancel";
  private static final String GET = "GET predictions/" + ID;
  private static final String SCHEMA = "GET models/cheri/landscapes/versions/" + Scripts.HASH;
  private static final String NSFW =
      "All generated images contained NSFW content. Try running it again with a different prompt.";

  private ScriptedServer server;
  private ReplicateProvider provider;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedServer();
    provider = Parts.provider(server.url(), Map.of("read.seconds", 1));
    server.on(
        SCHEMA,
        Scripts.quoted(
            "{'openapi_schema':{'components':{'schemas':{'aspect_ratio':{'enum':['1:1','3:2']},'Input':{'properties':{"
                + "'prompt':{},'seed':{'type':'integer'},'aspect_ratio':{'allOf':[{'$ref':'#/components/schemas/aspect_ratio'}]},"
                + "'num_outputs':{'minimum':1,'maximum':4},'lora_scale':{'minimum':-1,'maximum':3},'output_format':{'enum':['webp','jpg','png']}}}}}}}"));
    server.on("GET 1.png", Reply.of(200, TrainingSamples.drawing(1)));
    server.on("GET 2.png", Reply.of(200, TrainingSamples.drawing(2)));
    server.on("POST predictions", Reply.json(201, json("'status':'starting'")));
  }

  @AfterEach
  void stop() {
    provider.stop();
    server.close();
  }

  private String json(String rest) {
    return Scripts.quoted("{'id':'" + ID + "'," + rest + "}");
  }

  private void ends(String rest) {
    server.on(GET, json(rest.replace("@", server.url())));
  }

  /** As it may, when it is quick; nobody has to wait and ask then. */
  private void endsAtOnce(String rest) {
    server.on("POST predictions", Reply.json(201, json(rest.replace("@", server.url()))));
  }

  private static GenerationOrder order(String version, String ratio, String mediaType, int count) {
    return new GenerationOrder(
        "g",
        version,
        () -> new ByteArrayInputStream(new byte[0]),
        new TriggerWord("PAINTER_CHERI_V1"),
        "PAINTER_CHERI_V1 a lake",
        -1,
        0.5,
        count,
        ratio,
        mediaType);
  }

  private Generation generate(int count) throws InterruptedException {
    return provider.generate(order(VERSION, "3:2", "image/png", count));
  }

  private JsonNode sent() throws IOException {
    return Json.parse(server.asked("POST predictions").get(0).body());
  }

  @Test
  void images_are_ordered_awaited_and_fetched_without_the_token() throws Exception {
    server.on(
        GET,
        Reply.json(200, json("'status':'processing'")),
        Reply.json(
            200,
            json(
                "'status':'succeeded','output':['%s/1.png','%s/2.png']"
                    .formatted(server.url(), server.url()))));
    Generation made = generate(2);
    assertEquals(2, made.images().size());
    assertEquals("image/png", made.images().get(0).mediaType());
    assertEquals(List.of(), made.notes());
    assertEquals(
        Scripts.quoted(
            "{'version':'%s','input':{'prompt':'PAINTER_CHERI_V1 a lake','aspect_ratio':'3:2','num_outputs':2,"
                    .formatted(Scripts.HASH)
                + "'lora_scale':0.5,'seed':2147483647,'output_format':'png'}}"),
        sent().toString());
    assertTrue(server.asked("POST predictions").get(0).header("cancel-after").isPresent());
    assertTrue(server.asked("GET 1.png").get(0).header("authorization").isEmpty());
  }

  @Test
  void an_answer_at_once_with_images_in_it_works_too_and_half_done_ones_are_awaited()
      throws Exception {
    String data =
        "data:image/webp;base64," + Base64.getEncoder().encodeToString(TrainingSamples.drawing(1));
    server.on("POST predictions", Reply.json(202, json("'status':'processing','output':['half']")));
    ends("'status':'succeeded','output':'" + data + "'");
    Generation made = generate(1);
    assertEquals("image/png", made.images().get(0).mediaType(), "as its bytes say");
  }

  @Test
  void what_a_version_does_not_take_is_left_out_and_told() throws Exception {
    endsAtOnce("'status':'succeeded','output':['@/1.png']");
    Generation made = provider.generate(order(VERSION, "9:21", "image/jpeg", 1));
    assertEquals(List.of("This version does not make images of 9:21."), made.notes());
    assertFalse(sent().path("input").has("aspect_ratio"));
    assertEquals("jpg", sent().path("input").path("output_format").asText());
    server.asked().clear();
    server.on(
        SCHEMA.replace("b6af", "c6af"),
        Scripts.quoted(
            "{'openapi_schema':{'components':{'schemas':{'Input':{'properties':{'prompt':{}}}}}}}"));
    Generation bare =
        provider.generate(order(VERSION.replace("b6af", "c6af"), "1:1", "image/webp", 3));
    assertEquals(1, sent().path("input").size());
    assertEquals(1, bare.images().size());
    assertTrue(bare.notes().contains("This version makes at most 1 images at a time."));
  }

  @Test
  void a_version_is_asked_once_what_it_takes_and_a_bare_hash_cannot_be_asked() throws Exception {
    endsAtOnce("'status':'succeeded','output':['@/1.png']");
    generate(1);
    generate(1);
    assertEquals(1, server.asked(SCHEMA).size());
    provider.generate(order(Scripts.HASH, "1:1", "image/png", 1));
    assertEquals(1, server.asked(SCHEMA).size());
  }

  @Test
  void fewer_images_than_ordered_are_told() throws Exception {
    endsAtOnce("'status':'succeeded','output':['@/1.png']");
    Generation made = generate(3);
    assertEquals(1, made.images().size());
    assertTrue(made.notes().get(0).startsWith("Only 1 of 3 images came"), made.notes()::toString);
  }

  @Test
  void withheld_removed_and_failed_images_are_told_apart() {
    ends("'status':'failed','error':'" + NSFW + "'");
    Parts.fails(CONFLICT, TrainingProvider.WITHHELD, () -> generate(1));
    endsAtOnce("'status':'succeeded','output':[]");
    Parts.fails(CONFLICT, TrainingProvider.WITHHELD, () -> generate(1));
    endsAtOnce("'status':'succeeded','output':null,'data_removed':true");
    Parts.fails(CONFLICT, PredictionOutput.REMOVED, () -> generate(1));
    endsAtOnce("'status':'succeeded','output':['@/gone.png']");
    Parts.fails(CONFLICT, PredictionOutput.REMOVED, () -> generate(1));
    endsAtOnce("'status':'failed','error':'E1001: out of memory'");
    String said = Parts.fails(CONFLICT, PredictionOutput.FAILED, () -> generate(1)).getMessage();
    assertTrue(said.contains("out of memory"), said);
    endsAtOnce("'status':'canceled'");
    Parts.fails(CONFLICT, PredictionOutput.FAILED, () -> generate(1));
    endsAtOnce("'status':'aborted'");
    Parts.fails(UNAVAILABLE, PredictionOutput.FAILED, () -> generate(1));
    server.on("GET 1.png", Reply.of(200, "<svg/>".getBytes()));
    endsAtOnce("'status':'succeeded','output':['@/1.png']");
    Parts.fails(CONFLICT, PredictionOutput.UNREADABLE, () -> generate(1));
  }

  @Test
  void a_version_that_is_gone_or_no_version_cannot_make_images() {
    server.on(SCHEMA, Reply.json(404, "{}"));
    Parts.fails(INVALID, Predictions.VERSION_GONE, () -> generate(1));
    Parts.fails(
        INVALID,
        Predictions.VERSION_GONE,
        () -> provider.generate(order("../x", "1:1", "image/png", 1)));
    assertEquals(List.of(), server.asked("POST predictions"));
  }

  @Test
  void an_order_whose_answer_is_lost_is_not_sent_again() {
    server.on("POST predictions", Reply.cut());
    Parts.fails(CONFLICT, Predictions.UNCLEAR, () -> generate(1));
    assertEquals(1, server.asked("POST predictions").size());
    server.on(
        "POST predictions",
        Reply.json(422, "{\"title\":\"Input validation failed\",\"detail\":\"- input: x\"}"));
    Parts.fails(INVALID, Predictions.REFUSED, () -> generate(1));
  }

  /** The generation is interrupted once its state was asked for, and says so. */
  private void interrupt() throws Exception {
    server.asked().clear();
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                generate(1);
                interrupted.complete(false);
              } catch (InterruptedException stopped) {
                interrupted.complete(true);
              } catch (RuntimeException other) {
                interrupted.completeExceptionally(other);
              }
            });
    thread.start();
    long limit = System.nanoTime() + Parts.PATIENCE.toNanos();
    while (server.asked(GET).isEmpty() && System.nanoTime() < limit) {
      LockSupport.parkNanos(1_000_000);
    }
    thread.interrupt();
    assertTrue(interrupted.get(20, TimeUnit.SECONDS));
    assertEquals(1, server.asked(CANCEL).size());
  }

  @Test
  void an_interrupted_generation_is_canceled_there() throws Exception {
    server.on(CANCEL, "{}");
    ends("'status':'processing'");
    interrupt();
    server.on(GET, Reply.never());
    interrupt();
    server.asked().clear();
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> generate(1));
    assertEquals(List.of(), server.asked("POST predictions"));
  }

  @Test
  void a_generation_that_takes_too_long_is_canceled_there() {
    server.on(CANCEL, "{}");
    ReplicateApi api = Parts.api(server);
    Predictions hasty =
        new Predictions(
            api,
            new PredictionOutput(new Delivery(api)),
            new RateLimit(60_000, Parts.PATIENCE),
            java.time.Duration.ZERO);
    Parts.fails(
        CONFLICT,
        Predictions.TOO_SLOW,
        () -> hasty.generate(order(VERSION, "1:1", "image/png", 1)));
    assertEquals(1, server.asked(CANCEL).size());
  }
}
