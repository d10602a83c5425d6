package art.painter.training.replicate;

import static art.painter.api.PlatformException.Kind.CONFLICT;
import static art.painter.api.PlatformException.Kind.UNAVAILABLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.training.TrainingProvider;
import art.painter.training.replicate.ScriptedServer.Reply;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static final String FILE = "https://api.replicate.com/v1/files/ours.zip";

  private final Instant attempted = Instant.now().minusSeconds(60);
  private ScriptedServer server;
  private String preparation;

  @BeforeEach
  void start() throws IOException {
    server = new ScriptedServer();
    server.on("GET models/cheri/landscapes", "{}");
    preparation =
        new Preparation(
                VersionName.of("cheri/landscapes").get(),
                VersionName.of("ostris/flux-dev-lora-trainer:" + Scripts.HASH).get(),
                FILE,
                attempted.minusSeconds(30),
                Instant.now(),
                Json.object().put("trigger_word", "PAINTER_CHERI_V1"))
            .text();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Optional<String> find(int settleSeconds) {
    ReplicateProvider provider =
        Parts.provider(server.url(), Map.of("settle.seconds", settleSeconds));
    return provider.find(preparation, attempted);
  }

  /** A training that was begun this many seconds after the attempt. */
  private String training(String id, int after, String rest) {
    return Scripts.quoted(
        "{'id':'%s','version':'%s','created_at':'%s'%s}"
            .formatted(id, Scripts.HASH, attempted.plusSeconds(after), rest));
  }

  private String ours(String id, int after) {
    return training(id, after, ",'input':{'input_images':'" + FILE + "'}");
  }

  private String other(String id, int after) {
    return training(
        id,
        after,
        ",'input':{'input_images':'https://api.replicate.com/v1/files/other.zip','trigger_word':'PAINTER_CHERI_V1'}");
  }

  private void list(String... trainings) {
    server.on("GET trainings", "{\"next\":null,\"results\":[" + String.join(",", trainings) + "]}");
  }

  @Test
  void the_training_with_our_package_is_the_one() {
    list(other("other00000", 2), ours("ours000000", 1), other("older00000", -5));
    assertEquals(Optional.of("ours000000"), find(3600));
  }

  @Test
  void it_is_found_on_a_later_page_and_older_ones_are_not_looked_at() {
    server.on(
        "GET trainings",
        "{\"results\":[%s],\"next\":\"%s/trainings?cursor=2\"}"
            .formatted(other("other00000", 9), server.url()));
    server.on(
        "GET trainings?cursor=2",
        "{\"results\":[%s,%s],\"next\":\"%s/trainings?cursor=3\"}"
            .formatted(ours("ours000000", 1), other("older00000", -3000), server.url()));
    assertEquals(Optional.of("ours000000"), find(0));
    assertEquals(2, server.asked().size());
  }

  @Test
  void when_there_is_none_it_is_only_certain_after_a_while() {
    list(other("other00000", 2));
    Parts.fails(UNAVAILABLE, Search.TOO_EARLY, () -> find(3600));
    assertEquals(Optional.empty(), find(0));
  }

  @Test
  void two_are_for_a_person_to_look_at() {
    list(ours("ours000002", 2), ours("ours000001", 1));
    String said = Parts.fails(CONFLICT, TrainingProvider.UNDECIDED, () -> find(0)).getMessage();
    assertTrue(said.contains("ours000001") && said.contains("ours000002"), said);
  }

  @Test
  void a_training_whose_element_tells_no_input_is_asked_for_alone() {
    list(training("bare000000", 1, ""), training("bare000001", 1, ",'input':{}"));
    server.on("GET trainings/bare000000", ours("bare000000", 1));
    server.on("GET trainings/bare000001", other("bare000001", 1));
    assertEquals(Optional.of("bare000000"), find(0));
  }

  @Test
  void what_came_of_a_training_whose_input_was_removed_excludes_it_but_proves_nothing() {
    String ours = ",'input':null,'output':{'version':'cheri/landscapes:" + Scripts.HASH + "'}";
    String other = ",'input':null,'output':{'version':'cheri/cats:" + Scripts.HASH + "'}";
    list(training("cats000000", 2, other));
    assertEquals(Optional.empty(), find(0));
    list(training("cats000000", 2, other), training("maybe00000", 1, ours));
    String said = Parts.fails(CONFLICT, TrainingProvider.UNDECIDED, () -> find(0)).getMessage();
    assertTrue(said.contains("maybe00000") && !said.contains("cats"), said);
  }

  @Test
  void a_training_of_which_nothing_is_told_leaves_it_undecided() {
    list(training("bare000000", 1, ",'input':null"));
    server.on("GET trainings/bare000000", training("bare000000", 1, ",'input':null"));
    String said = Parts.fails(CONFLICT, TrainingProvider.UNDECIDED, () -> find(0)).getMessage();
    assertTrue(said.contains("bare000000"), said);
    list(training("late000000", 4000, ",'input':null"));
    assertEquals(Optional.empty(), find(0), "it came too late to be this one");
  }

  @Test
  void a_training_whose_package_the_service_put_elsewhere_leaves_it_undecided() {
    String moved =
        ",'input':{'input_images':'https://replicate.delivery/x.zip','trigger_word':'%s'}";
    String ours = training("moved00000", 1, moved.formatted("PAINTER_CHERI_V1"));
    list(ours, training("cats000000", 1, moved.formatted("PAINTER_CATS_V1")));
    server.on("GET trainings/moved00000", ours);
    String said = Parts.fails(CONFLICT, TrainingProvider.UNDECIDED, () -> find(0)).getMessage();
    assertTrue(said.contains("moved00000") && !said.contains("cats"), said);
  }

  @Test
  void a_preparation_that_cannot_be_read_leaves_it_undecided() {
    for (String text : new String[] {"", "{}", "no json", "{\"destination\":\"a/b\"}"}) {
      preparation = text;
      Parts.fails(CONFLICT, TrainingProvider.UNDECIDED, () -> find(0));
    }
  }

  @Test
  void a_list_that_never_ends_leaves_it_undecided() {
    server.on(
        "GET trainings",
        "{\"results\":[%s],\"next\":\"%s/trainings\"}"
            .formatted(other("other00000", 1), server.url()));
    Parts.fails(CONFLICT, TrainingProvider.UNDECIDED, () -> find(0));
    assertEquals(50, server.asked().size());
  }

  @Test
  void in_another_account_nothing_is_certain() {
    list();
    server.on("GET models/cheri/landscapes", Reply.json(404, "{}"));
    Parts.fails(UNAVAILABLE, Search.OTHER_ACCOUNT, () -> find(0));
  }

  @Test
  void a_list_that_cannot_be_read_tells_nothing() {
    server.on("GET trainings", Reply.json(401, "{}"));
    Parts.fails(UNAVAILABLE, ReplicateApi.TOKEN_REFUSED, () -> find(0));
  }
}
