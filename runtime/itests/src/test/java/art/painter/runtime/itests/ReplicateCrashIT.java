package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} around the moment at which a training begins to cost money, while the service
 * loses the answer to every start: each job ends, and the service was asked for exactly one
 * training a job.
 */
class ReplicateCrashIT {
  private static final boolean THOROUGH = Boolean.getBoolean("painter.thorough");
  private static final int RANDOM_KILLS = THOROUGH ? 16 : 6;
  private static final int ROUNDS = THOROUGH ? 2 : 1;
  private static final List<String> ROUTES =
      List.of(
          "create-model",
          "upload",
          "create-training",
          "list-trainings",
          "get-training",
          "download-weights");

  @TempDir private Path folder;
  private final Random random = new Random(20260);
  private final Map<String, String> modelByTraining = new LinkedHashMap<>();
  private int kills;
  private Studio studio;

  @Test
  void no_training_is_lost_and_none_is_begun_twice() throws Exception {
    try (Replicate replicate = Replicate.start(folder);
        Platform platform =
            Platform.start(
                folder,
                Map.of("PAINTER_OPTS", "-Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"),
                Map.of(Replicate.PID, replicate.config()))) {
      replicate.fault("training-answer-dropped", 1_000_000);
      studio = platform.studio("ada").with("replicate").works(1, 12);
      studio.verify("{\"method\":\"account\"}");
      for (int round = 0; round < ROUNDS; round++) {
        for (String route : ROUTES) {
          for (boolean before : new boolean[] {true, false}) {
            model();
            replicate.hold(route, before);
            train();
            assertTrue(replicate.isHeld(60), () -> route + " was never asked for");
            kill(platform);
            replicate.release();
            launch(platform);
          }
        }
      }
      for (int i = 0; i < RANDOM_KILLS; i++) {
        model();
        train();
        TimeUnit.MILLISECONDS.sleep(random.nextInt(2500));
        kill(platform);
        launch(platform);
      }

      Map<String, JsonNode> ends = new TreeMap<>();
      for (String training : modelByTraining.keySet()) {
        ends.put(training, studio.awaitTraining(training, Studio::isFinal));
      }
      Map<String, Integer> statuses = new HashMap<>();
      ends.values().forEach(end -> statuses.merge(end.get("status").asText(), 1, Integer::sum));
      System.out.println(
          "%d jobs, killed %d times, every answer to a start dropped: %s"
              .formatted(ends.size(), kills, statuses));
      assertEquals(ROUNDS * ROUTES.size() * 2 + RANDOM_KILLS, kills);
      assertEquals(Map.of("SUCCEEDED", ends.size()), statuses, ends::toString);
      Map<String, Integer> once = new TreeMap<>();
      ends.keySet().forEach(training -> once.put(training + ".zip", 1));
      assertEquals(once, replicate.trainingsByPackage());
      List<String> references = new ArrayList<>();
      replicate.get("/control/trainings").forEach(t -> references.add(t.get("id").asText()));
      assertEquals(
          references.stream().sorted().toList(),
          ends.values().stream().map(e -> e.get("providerReference").asText()).sorted().toList());
    }
  }

  private void model() {
    studio.model("ADA_%03d_V1".formatted(modelByTraining.size()));
    studio.verify("{\"method\":\"rights\",\"modelId\":\"" + studio.modelId + "\"}");
  }

  private void train() {
    modelByTraining.put(studio.train(), studio.modelId);
  }

  private void kill(Platform platform) throws InterruptedException {
    platform.node().kill();
    kills++;
  }

  private void launch(Platform platform) throws Exception {
    platform.launch();
    studio = studio.again(platform, "ada");
  }
}
