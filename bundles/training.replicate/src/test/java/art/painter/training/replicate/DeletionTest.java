package art.painter.training.replicate;

import static art.painter.api.PlatformException.Kind.CONFLICT;
import static art.painter.api.PlatformException.Kind.UNAVAILABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.training.replicate.ScriptedServer.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeletionTest {
  private static final String ID = "abcdefghij0123";
  private static final String MODEL = " models/cheri/landscapes";
  private static final String VERSION = MODEL + "/versions/" + Scripts.HASH;
  private static final String MARK =
      "Kept by pAInter for the destination landscapes. Trigger word: PAINTER_CHERI_V1.";
  private static final Reply THERE = Reply.json(200, "{}");
  private static final Reply GONE = Reply.json(404, "{\"detail\":\"gone\"}");

  private ScriptedServer server;
  private ReplicateProvider provider;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedServer();
    provider = Parts.provider(server.url(), Map.of());
    server.on("GET account", Scripts.ACCOUNT);
    server.on(
        "GET trainings/" + ID,
        Scripts.quoted(
            "{'id':'%s','status':'succeeded','input':{'input_images':'%s/files/f1.zip'},'output':{'version':'cheri/landscapes:%s','weights':'%s/weights.tar'}}"
                .formatted(ID, server.url(), Scripts.HASH, server.url())));
    server.on("DELETE files/f1.zip", Reply.of(204, new byte[0]));
    server.on("GET weights.tar", GONE);
    server.on("GET" + VERSION, THERE, GONE);
    server.on("DELETE" + VERSION, Reply.of(202, new byte[0]));
    server.on("GET" + MODEL + "/versions", "{\"results\":[]}");
    server.on("GET" + MODEL, Reply.json(200, Scripts.model("landscapes", "private", MARK)), GONE);
    server.on("GET trainings", "{\"results\":[]}");
    server.on("DELETE" + MODEL, Reply.of(204, new byte[0]));
  }

  @AfterEach
  void stop() {
    provider.stop();
    server.close();
  }

  private void delete() {
    provider.delete(ID, Optional.empty());
  }

  private List<ScriptedServer.Asked> modelDeletions() {
    return server.asked("DELETE" + MODEL);
  }

  @Test
  void works_version_weights_and_the_empty_model_go_and_it_is_looked_whether_they_did() {
    delete();
    assertEquals(
        List.of(
            "GET trainings/" + ID,
            "DELETE files/f1.zip",
            "GET" + VERSION,
            "DELETE" + VERSION,
            "GET" + VERSION,
            "GET weights.tar",
            "GET" + MODEL,
            "GET account",
            "GET" + MODEL + "/versions",
            "GET trainings",
            "DELETE" + MODEL,
            "GET" + MODEL),
        server.asked().stream().map(a -> a.line().replace("/v1/", "")).toList());
  }

  @Test
  void a_version_that_is_still_there_is_asked_for_again() {
    server.on("GET" + VERSION, THERE);
    Parts.fails(UNAVAILABLE, Deletion.TAKES_TIME, this::delete);
    server.on("GET" + VERSION, GONE);
    server.on("GET weights.tar", Reply.of(200, new byte[9]));
    Parts.fails(UNAVAILABLE, Deletion.TAKES_TIME, this::delete);
    server.on("GET weights.tar", GONE);
    delete();
  }

  @Test
  void what_was_never_there_is_gone() {
    provider.delete("nosuchtraining00", Optional.empty());
    provider.delete("no such training", Optional.empty());
    server.on("GET" + VERSION, GONE);
    server.on("GET" + MODEL, GONE);
    provider.delete("nosuchtraining00", Optional.of("cheri/landscapes:" + Scripts.HASH));
    assertEquals(List.of(), server.asked("DELETE" + VERSION));
  }

  @Test
  void a_model_that_is_not_ours_or_is_not_empty_stays() {
    String model = "GET" + MODEL;
    server.on(model, Scripts.model("landscapes", "private", "My own model"));
    delete();
    server.on(model, Scripts.model("landscapes", "public", MARK));
    delete();
    server.on(model, Scripts.model("landscapes", "private", MARK).replace("\"cheri\"", "\"x\""));
    delete();
    server.on(model, Scripts.model("landscapes", "private", MARK));
    server.on("GET" + MODEL + "/versions", "{\"results\":[{\"id\":\"another\"}]}");
    delete();
    assertEquals(List.of(), modelDeletions());
  }

  @Test
  void a_model_that_is_about_to_get_another_version_stays() {
    server.on(
        "GET trainings",
        Scripts.quoted(
            "{'results':[{'id':'x','status':'processing','input':{'trigger_word':'PAINTER_CHERI_V1'}}]}"));
    delete();
    assertEquals(List.of(), modelDeletions());
    server.on("GET" + MODEL, Reply.json(200, Scripts.model("landscapes", "private", MARK)), GONE);
    server.on(
        "GET trainings",
        Scripts.quoted(
            "{'results':[{'id':'x','status':'failed','input':{'trigger_word':'PAINTER_CHERI_V1'}},{'id':'y','status':'processing','input':{'trigger_word':'OTHER_1'}}]}"));
    delete();
    assertEquals(1, modelDeletions().size());
  }

  @Test
  void an_obstacle_is_named() {
    Map<String, String> obstacles =
        Map.of(
            "You can only delete versions from private models.", Deletion.PUBLIC,
            "Someone other than you has run predictions with it.", Deletion.USED_BY_OTHERS,
            "It has an associated deployment.", Deletion.DEPLOYED,
            "It is used as the base model for a fine tune.", Deletion.BASE_OF_TRAINING,
            "The moon is full.", Deletion.REFUSED);
    server.on("GET" + VERSION, THERE);
    server.on("GET" + MODEL, Scripts.model("landscapes", "private", MARK));
    obstacles.forEach(
        (words, code) -> {
          server.on("DELETE" + VERSION, Reply.json(400, "{\"detail\":\"" + words + "\"}"));
          String said = Parts.fails(CONFLICT, code, this::delete).getMessage();
          assertTrue(said.endsWith(words), said);
        });
    server.on("GET" + MODEL, Scripts.model("landscapes", "public", MARK));
    Parts.fails(CONFLICT, Deletion.PUBLIC, this::delete);
  }

  @Test
  void a_version_without_its_model_cannot_be_deleted() {
    Parts.fails(CONFLICT, Deletion.REFUSED, () -> provider.delete(ID, Optional.of(Scripts.HASH)));
  }

  @Test
  void a_training_that_runs_is_stopped_first() {
    String runs = Scripts.quoted("{'id':'" + ID + "','status':'processing','output':null}");
    server.on("GET trainings/" + ID, runs);
    server.on("POST trainings/" + ID + "/cancel", "{}");
    Parts.fails(UNAVAILABLE, Deletion.TAKES_TIME, this::delete);
    server.on(
        "GET trainings/" + ID,
        Reply.json(200, runs),
        Reply.json(200, runs.replace("processing", "canceled")));
    delete();
    assertEquals(2, server.asked("POST trainings/" + ID + "/cancel").size());
  }
}
