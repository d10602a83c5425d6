package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What integrators do: copy an example or begin a new plug-in, build it, drop it, change it. */
class KitIT {
  @TempDir private static Path folder;
  private static Platform platform;
  private static Studio studio;

  private static Workshop workshop;

  @TempDir private Path place;

  @BeforeAll
  static void start() throws Exception {
    platform = Platform.start(folder, RunningNode.QUICK, Map.of());
    studio = platform.studio("kit").works(1, 2).model("KIT_1");
    workshop = Workshop.in(Files.createDirectories(folder.resolve("workshop")));
  }

  @AfterAll
  static void stop() throws IOException {
    workshop.close();
    platform.close();
  }

  @Test
  void a_copied_rule_is_built_dropped_changed_and_dropped_again_while_the_node_serves()
      throws Exception {
    Path project = workshop.example("example.readiness");
    Files.writeString(
        platform.config().resolve("art.painter.example.readiness.cfg"), "most = 1.0\n");
    Workshop.drop(workshop.build(project), platform.deploy());
    JsonNode first = awaitFinding("example.shape", "so long that a training sees little of them");

    Path source = project.resolve("src/main/java/art/painter/example/readiness/ShapeRule.java");
    String before = Files.readString(source);
    String after = before.replace("so long that", "so far from square that");
    assertTrue(!after.equals(before), "there is something to change");
    Files.writeString(source, after);
    Workshop.drop(workshop.build(project), platform.deploy());
    JsonNode second = awaitFinding("example.shape", "so far from square that");

    assertTrue(
        version(second).compareTo(version(first)) > 0,
        () -> version(second) + " is an upgrade of " + version(first));
  }

  @Test
  void the_other_examples_build_alone_and_are_taken_up() throws Exception {
    List<Path> projects =
        List.of(workshop.example("example.verification"), workshop.example("example.training"));
    workshop.build(projects);
    for (Path project : projects) {
      Workshop.drop(Workshop.jar(project), platform.deploy());
    }
    awaitListed("/verification/methods", "example.source-file");
    awaitListed("/providers", "example.palette");
  }

  @Test
  void a_new_plug_in_of_each_kind_builds_with_green_tests_and_a_rule_answers() throws Exception {
    Path rule = workshop.project("readiness", "org.acme.brushwork");
    workshop.build(
        List.of(
            rule,
            workshop.project("verification", "org.acme.guild"),
            workshop.project("training", "org.acme.training")));
    try (Stream<Path> files = Files.walk(folder.resolve("workshop/org.acme.training"))) {
      assertEquals(List.of(), files.filter(file -> file.toString().contains("example")).toList());
    }
    Workshop.drop(Workshop.jar(rule), platform.deploy());
    Studio.await(KitIT::report, report -> result(report, "org.acme.brushwork").isObject());
  }

  @ParameterizedTest
  @CsvSource({
    "readiness, brushwork, two parts",
    "readiness, Org.acme, lower-case",
    "readiness, org..acme, lower-case",
    "readiness, org.new.acme, Java language",
    "readiness, art.painter.mine, taken",
    "license, org.acme.tier, no example",
    "../readiness, org.acme.rule, kinds"
  })
  void what_cannot_become_a_plug_in_is_refused_with_the_reason(String kind, String id, String why)
      throws Exception {
    Command refused = Command.painter("new-plugin", kind, id, place.resolve("new").toString());
    assertEquals(2, refused.exit());
    assertTrue(refused.output().contains(why), refused::output);
    assertTrue(Files.notExists(place.resolve("new")), "nothing is written");
  }

  @Test
  void a_folder_that_is_there_is_left_alone() throws Exception {
    Command refused = Command.painter("new-plugin", "readiness", "org.acme.rule", place.toString());
    assertEquals(2, refused.exit());
    try (Stream<Path> files = Files.list(place)) {
      assertEquals(0, files.count());
    }
  }

  private static JsonNode report() {
    return studio.artist.get(studio.at("/readiness")).expect(200);
  }

  private static JsonNode awaitFinding(String rule, String words) {
    return Studio.await(
        KitIT::report,
        report -> result(report, rule).at("/findings/0/message").asText().contains(words));
  }

  private static void awaitListed(String path, String id) {
    Studio.await(
        () -> studio.artist.get(path).expect(200),
        list -> list.toString().contains('"' + id + '"'));
  }

  private static String version(JsonNode report) {
    return result(report, "example.shape").at("/rule/version").asText();
  }

  /** What a rule says in a report; missing when it did not run. */
  private static JsonNode result(JsonNode report, String rule) {
    return StreamSupport.stream(report.get("results").spliterator(), false)
        .filter(result -> result.at("/rule/id").asText().equals(rule))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }
}
