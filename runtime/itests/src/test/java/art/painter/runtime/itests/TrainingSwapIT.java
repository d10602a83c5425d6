package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that runs while its provider is exchanged ends well, and once. */
class TrainingSwapIT {
  private static final String PROVIDER = "art.painter.training.local";

  @Test
  void a_training_outlives_an_upgrade_and_a_rollback_of_its_provider(@TempDir Path folder)
      throws Exception {
    try (Platform platform =
        Platform.start(folder, Map.of(), Map.of(PROVIDER, "steps=48\nimage.size=256\n"))) {
      Shell shell = Shell.of(platform);
      Path newer = Files.write(folder.resolve("newer.jar"), Distribution.newer(PROVIDER));
      Studio studio = platform.studio("ada").works(1, 12).model("ADA_STYLE_1").verified();
      String training = studio.train();
      JsonNode before = studio.awaitTraining(training, job -> job.get("progress").asDouble() > 0.2);
      assertEquals("PROCESSING", before.get("status").asText(), "it is in the middle");

      shell.upgrade(newer).succeeded();
      JsonNode between =
          studio.awaitTraining(
              training, job -> job.get("progress").asDouble() > 0.5 || Studio.isFinal(job));
      assertEquals("PROCESSING", between.get("status").asText(), between::toString);
      assertTrue(shell.run("painter:plugins").succeeded().contains(PROVIDER + " 9.9.9 (SHELL)"));

      shell.run("painter:rollback " + PROVIDER).succeeded();
      AtomicReference<Double> progress = new AtomicReference<>(0.0);
      JsonNode job =
          studio.awaitTraining(
              training,
              seen -> {
                double now = seen.get("progress").asDouble();
                assertTrue(now >= progress.getAndSet(now), "progress never goes back");
                return Studio.isFinal(seen);
              });
      assertEquals("SUCCEEDED", job.get("status").asText(), job::toString);
      assertEquals(1, size(studio, "/trainings"));
      assertEquals(1, size(studio, "/versions"));
      assertEquals(
          job.get("versionId"), studio.artist.get(studio.at("/versions")).json().at("/items/0/id"));
      studio.awaitOutput(studio.output(job.get("versionId").asText(), 1));
    }
  }

  private static int size(Studio studio, String what) {
    return studio.artist.get(studio.at(what)).expect(200).get("items").size();
  }
}
