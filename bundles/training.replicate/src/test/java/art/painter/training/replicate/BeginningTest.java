package art.painter.training.replicate;

import static art.painter.api.PlatformException.Kind.CONFLICT;
import static art.painter.api.PlatformException.Kind.INVALID;
import static art.painter.api.PlatformException.Kind.UNAVAILABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.model.ModelType;
import art.painter.api.training.TrainingOrder;
import art.painter.api.training.TrainingProvider;
import art.painter.testkit.TrainingSamples;
import art.painter.training.replicate.ScriptedServer.Asked;
import art.painter.training.replicate.ScriptedServer.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BeginningTest {
  private static final String OSTRIS = "GET models/ostris/flux-dev-lora-trainer";
  private static final String FAST = "GET models/replicate/fast-flux-trainer";
  private static final String START =
      "POST models/ostris/flux-dev-lora-trainer/versions/" + Scripts.HASH + "/trainings";
  private static final String MARK =
      "Kept by pAInter for the destination cheri-landscapes. Trigger word: PAINTER_CHERI_V1.";

  private ScriptedServer server;
  private TrainingOrder order;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedServer();
    order = TrainingSamples.order("training-1");
    server.on("GET account", Scripts.ACCOUNT);
    server.on(OSTRIS, Scripts.ostris());
    server.on(FAST, Scripts.fastFlux());
    server.on("POST models", Reply.json(201, Scripts.model("cheri-landscapes", "private", MARK)));
    server.on(
        "POST files", Reply.json(201, file(order.packageHash(), Instant.now().plusSeconds(9000))));
    server.on(START, Reply.json(201, "{\"id\":\"abcdefghij0123\",\"status\":\"starting\"}"));
  }

  private String file(String sha256, Instant expires) {
    return Scripts.quoted(
        "{'id':'f1','checksums':{'sha256':'%s'},'expires_at':'%s','urls':{'get':'%s/files/f1%%0A'}}"
            .formatted(sha256, expires, server.url()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private TrainingProvider provider(Object... settings) {
    Map<String, Object> changed = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      changed.put((String) settings[i], settings[i + 1]);
    }
    return Parts.provider(server.url(), changed);
  }

  private JsonNode input(String preparation) {
    return Preparation.read(preparation).orElseThrow().input();
  }

  @Test
  void a_preparation_holds_all_that_a_start_needs_and_survives_being_stored() throws IOException {
    String text = provider("steps", 900, "lora.rank", 32).prepare(order);
    Preparation preparation = Preparation.read(text).orElseThrow();
    assertEquals(text, preparation.text());
    assertEquals("cheri/cheri-landscapes", preparation.destination().toString());
    assertEquals(server.url() + "/files/f1", preparation.file());
    assertEquals(
        Scripts.quoted(
            "{'trigger_word':'PAINTER_CHERI_V1','autocaption':true,'steps':900,'lora_rank':32,'input_images':'%s/files/f1'}"
                .formatted(server.url())),
        preparation.input().toString());
    assertFalse(text.contains(Parts.TOKEN));

    assertEquals("abcdefghij0123", provider().start(order, text));
    JsonNode sent = Json.parse(server.asked(START).get(0).body());
    assertEquals("cheri/cheri-landscapes", sent.path("destination").asText());
    assertEquals(preparation.input(), sent.path("input"));
    assertFalse(sent.has("webhook"), "off by default");
  }

  @Test
  void each_trainer_gets_only_the_keys_that_it_knows() {
    String fast = "replicate/fast-flux-trainer";
    JsonNode input = input(provider("trainer", fast, "steps", 1000, "lora.rank", 8).prepare(order));
    assertEquals("style", input.path("lora_type").asText());
    assertEquals(1000, input.path("training_steps").asInt());
    assertFalse(input.has("lora_rank") || input.has("steps") || input.has("autocaption"));
    JsonNode usual = input(provider("autocaption", false).prepare(order));
    assertFalse(usual.has("steps") || usual.has("lora_rank") || usual.has("lora_type"));
    assertFalse(usual.path("autocaption").asBoolean(true));
    TrainingOrder subject =
        new TrainingOrder(
            "t",
            order.destination(),
            ModelType.SUBJECT,
            order.triggerWord(),
            7,
            "",
            order.packageHash(),
            order.packageBytes(),
            order.works());
    assertEquals(
        "subject", input(provider("trainer", fast).prepare(subject)).path("lora_type").asText());
  }

  @Test
  void a_setting_that_the_trainer_does_not_take_is_named_with_its_range() {
    String said =
        Parts.fails(
                INVALID, InputSchema.VALUE_REFUSED, () -> provider("steps", 9000).prepare(order))
            .getMessage();
    assertEquals(
        "The trainer at Replicate takes for steps at least 3 and at most 6000, not 9000. The operator of this platform must"
            + " change steps in the configuration.",
        said);
    Parts.fails(
        INVALID,
        InputSchema.VALUE_REFUSED,
        () -> provider("trainer", "replicate/fast-flux-trainer", "steps", 2001).prepare(order));
    assertEquals(List.of(), server.asked("POST models"), "and nothing is left behind");
  }

  @Test
  void a_trainer_that_is_none_or_wants_more_is_refused() {
    Parts.fails(
        INVALID, Trainer.NO_TRAINER, () -> provider("trainer", "nobody/nothing").prepare(order));
    server.on(OSTRIS, Scripts.trainer("'Input':{}"));
    Parts.fails(INVALID, Trainer.NO_TRAINER, () -> provider().prepare(order));
    server.on(
        OSTRIS,
        Scripts.trainer(
            "'TrainingInput':{'required':['input_images','hf_token'],'properties':{'input_images':{},'hf_token':{}}}"));
    String said =
        Parts.fails(INVALID, Trainer.NO_TRAINER, () -> provider().prepare(order)).getMessage();
    assertTrue(said.contains("hf_token"), said);
  }

  @Test
  void a_pinned_version_of_the_trainer_is_used() {
    String pinned = "c6e78d2501e8088876e99ef21e4460d0dc121af7a4b786b9a4c2d75c620e300d";
    server.on(
        "GET models/ostris/flux-dev-lora-trainer/versions/" + pinned,
        Scripts.quoted(
            "{'id':'%s','openapi_schema':{'components':{'schemas':{'TrainingInput':{'properties':{'input_images':{}}}}}}}"
                .formatted(pinned)));
    String prepared = provider("trainer", "ostris/flux-dev-lora-trainer:" + pinned).prepare(order);
    assertEquals(pinned, Preparation.read(prepared).orElseThrow().trainer().hash());
  }

  @Test
  void an_own_private_model_is_used_again_and_any_other_is_left_alone() throws IOException {
    Reply taken = Reply.json(409, "{\"errors\":[{\"detail\":\"already exists.\"}]}");
    String model = "GET models/cheri/cheri-landscapes";
    for (String other :
        List.of(
            Scripts.model("cheri-landscapes", "public", MARK),
            Scripts.model("cheri-landscapes", "private", "My own model"),
            Scripts.model("cheri-landscapes", "private", MARK.replace("cheri", "other")),
            Scripts.model("cheri-landscapes", "private", MARK)
                .replace("\"cheri\"", "\"mallory\""))) {
      server.on("POST models", taken, Reply.json(201, "{\"visibility\":\"private\"}"));
      server.on(model, other);
      String name =
          Preparation.read(provider().prepare(order)).orElseThrow().destination().toString();
      assertTrue(name.matches("cheri/cheri-landscapes-[0-9a-f]{6}"), name);
    }
    server.on("POST models", taken);
    server.on(model, Scripts.model("cheri-landscapes", "private", MARK));
    assertEquals(
        "cheri/cheri-landscapes",
        Preparation.read(provider().prepare(order)).orElseThrow().destination().toString());
    // The name of a deleted model stays reserved: it is taken, and nothing is there.
    server.on(model, Reply.json(404, "{}"));
    Parts.fails(INVALID, Destination.NOT_CREATED, () -> provider().prepare(order));
    JsonNode asked = Json.parse(server.asked("POST models").get(0).body());
    assertEquals("private", asked.path("visibility").asText());
    assertEquals("cpu", asked.path("hardware").asText());
  }

  @Test
  void a_model_that_did_not_become_private_is_not_used() {
    server.on("POST models", Reply.json(201, Scripts.model("x", "public", MARK)));
    Parts.fails(INVALID, Destination.NOT_CREATED, () -> provider().prepare(order));
    server.on(
        "POST models",
        Reply.json(400, "{\"errors\":[{\"pointer\":\"/hardware\",\"detail\":\"no SKU\"}]}"));
    String said =
        Parts.fails(INVALID, Destination.NOT_CREATED, () -> provider().prepare(order)).getMessage();
    assertTrue(said.contains("/hardware: no SKU."), said);
  }

  @Test
  void the_works_are_sent_as_they_are_under_a_harmless_name() throws IOException {
    TrainingOrder strange =
        new TrainingOrder(
            "../t \"1\"",
            order.destination(),
            order.type(),
            order.triggerWord(),
            7,
            "",
            order.packageHash(),
            order.packageBytes(),
            order.works());
    provider().prepare(strange);
    Asked upload = server.asked("POST files").get(0);
    String form = new String(upload.body(), StandardCharsets.ISO_8859_1);
    assertTrue(
        form.contains("name=\"content\"; filename=\"..-t--1-.zip\""), form.substring(0, 300));
    assertTrue(form.contains("Content-Type: application/zip"));
    String works = new String(order.works().open().readAllBytes(), StandardCharsets.ISO_8859_1);
    assertTrue(form.contains(works));
    assertTrue(upload.header("content-length").isPresent(), "with its length");
  }

  @Test
  void works_that_changed_or_arrive_damaged_are_not_trained_from() {
    server.on("POST files", Reply.json(201, file("0".repeat(64), Instant.now())));
    Parts.fails(UNAVAILABLE, Upload.UNREADABLE, () -> provider().prepare(order));
    for (int more : new int[] {-1, 1}) {
      Parts.fails(
          INVALID, Upload.NO_PACKAGE, () -> provider().prepare(with(order.packageHash(), more)));
    }
    Parts.fails(INVALID, Upload.NO_PACKAGE, () -> provider().prepare(with("0".repeat(64), 0)));
  }

  private TrainingOrder with(String hash, int moreBytes) {
    return new TrainingOrder(
        "t",
        order.destination(),
        order.type(),
        order.triggerWord(),
        7,
        "",
        hash,
        order.packageBytes() + moreBytes,
        order.works());
  }

  @Test
  void works_that_are_too_large_are_not_even_read() {
    TrainingOrder large =
        new TrainingOrder(
            "t",
            order.destination(),
            order.type(),
            order.triggerWord(),
            7,
            "",
            order.packageHash(),
            100L << 20,
            () -> {
              throw new AssertionError("read");
            });
    Parts.fails(INVALID, Upload.TOO_LARGE, () -> provider().prepare(large));
    server.on("POST files", Reply.json(413, "{\"detail\":\"Files must be less than 100MB\"}"));
    Parts.fails(INVALID, Upload.TOO_LARGE, () -> provider().prepare(order));
  }

  @Test
  void what_is_no_package_leaves_nothing_behind() {
    for (byte[] none : List.of(new byte[] {1, 2, 3}, TrainingSamples.worksZip(0))) {
      TrainingOrder bad =
          new TrainingOrder(
              "t",
              "d",
              order.type(),
              order.triggerWord(),
              7,
              "",
              "",
              none.length,
              () -> new ByteArrayInputStream(none));
      Parts.fails(INVALID, Upload.NO_PACKAGE, () -> provider().prepare(bad));
    }
    Parts.fails(
        UNAVAILABLE,
        Upload.UNREADABLE,
        () -> provider().prepare(TrainingSamples.unreadable(order)));
    assertEquals(List.of(), server.asked());
  }

  @Test
  void a_preparation_that_cannot_be_used_any_more_is_stale() {
    server.on(
        "POST files", Reply.json(201, file(order.packageHash(), Instant.now().plusSeconds(50))));
    String expiring = provider().prepare(order);
    Parts.fails(CONFLICT, TrainingProvider.STALE, () -> provider().start(order, expiring));
    Parts.fails(CONFLICT, TrainingProvider.STALE, () -> provider().start(order, ""));
    Parts.fails(CONFLICT, TrainingProvider.STALE, () -> provider().start(order, "{}"));
    assertEquals(List.of(), server.asked(START));
    server.on(
        "POST files", Reply.json(201, file(order.packageHash(), Instant.now().plusSeconds(5000))));
    String prepared = provider().prepare(order);
    server.on(
        START,
        Reply.json(404, "{\"detail\":\"The specified training destination does not exist\"}"));
    Parts.fails(CONFLICT, TrainingProvider.STALE, () -> provider().start(order, prepared));
  }

  @Test
  void a_refused_start_says_why_and_an_unclear_one_that_it_is_unclear() {
    String prepared = provider().prepare(order);
    server.on(
        START,
        Reply.json(
            422,
            "{\"invalid_fields\":[{\"field\":\"input.steps\",\"description\":\"Must be odd\"}]}"));
    String said =
        Parts.fails(INVALID, Beginning.START_REFUSED, () -> provider().start(order, prepared))
            .getMessage();
    assertTrue(said.contains("input.steps: Must be odd."), said);
    for (Reply unclear :
        List.of(Reply.cut(), Reply.of(502, "<html>".getBytes()), Reply.json(201, "{}"))) {
      server.on(START, unclear);
      Parts.fails(UNAVAILABLE, TrainingProvider.UNCLEAR, () -> provider().start(order, prepared));
    }
  }

  @Test
  void a_webhook_is_ordered_when_the_platform_can_be_reached() throws IOException {
    TrainingProvider provider =
        provider("webhook.url", "https://studio.example/painter/", "provider.id", "replicate.two");
    provider.start(order, provider.prepare(order));
    JsonNode sent = Json.parse(server.asked(START).get(0).body());
    assertEquals(
        "https://studio.example/painter/v1/webhooks/replicate.two", sent.path("webhook").asText());
    assertEquals("[\"start\",\"completed\"]", sent.path("webhook_events_filter").toString());
  }
}
