package art.painter.runtime.itests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in the middle of things: what was acknowledged is there, and every job ends. */
class CrashIT {
  @TempDir private static Path folder;
  private static Platform platform;

  @BeforeAll
  static void start() throws Exception {
    platform =
        Platform.start(
            folder, Map.of(), Map.of("art.painter.training.local", "steps=36\nimage.size=256\n"));
  }

  @AfterAll
  static void stop() throws Exception {
    platform.close();
  }

  @Test
  void during_uploads() throws Exception {
    Door artist = platform.nobody().join("uploader", "ARTIST");
    Map<String, byte[]> acknowledged = new ConcurrentHashMap<>();
    CountDownLatch some = new CountDownLatch(20);
    AtomicInteger seed = new AtomicInteger(1000);
    ExecutorService uploaders = Executors.newFixedThreadPool(6);
    for (int i = 0; i < 6; i++) {
      uploaders.execute(
          () -> {
            try {
              while (!Thread.currentThread().isInterrupted()) {
                byte[] file = Pictures.jpeg(seed.incrementAndGet());
                String id = artist.upload("a.jpg", file).expect(201).get("id").asText();
                acknowledged.put(id, file);
                some.countDown();
              }
            } catch (UncheckedIOException theNodeIsGone) {
              // As it should be.
            }
          });
    }
    assertTrue(some.await(2, TimeUnit.MINUTES));
    platform.killAndLaunch();
    uploaders.shutdownNow();
    assertTrue(uploaders.awaitTermination(1, TimeUnit.MINUTES));

    Door again = platform.logIn("uploader");
    System.out.println("Killed with " + acknowledged.size() + " uploads acknowledged.");
    for (Map.Entry<String, byte[]> work : acknowledged.entrySet()) {
      assertArrayEquals(
          work.getValue(), again.get("/artworks/" + work.getKey() + "/content").bytes());
    }
    for (JsonNode work : again.get("/artworks?limit=200").expect(200).get("items")) {
      assertEquals(
          work.get("bytes").asInt(),
          again.get("/artworks/" + work.get("id").asText() + "/content").bytes().length,
          "what is listed is whole, also where no answer came");
    }
    try (Stream<Path> staged = Files.walk(platform.data().resolve("staging"))) {
      assertEquals(List.of(), staged.filter(Files::isRegularFile).toList());
    }
  }

  @Test
  void during_a_training_and_then_during_generation() throws Exception {
    Studio studio = platform.studio("ada").works(1, 12).model("ADA_STYLE_1").verified();
    String training = studio.train();
    studio.awaitTraining(training, job -> job.get("progress").asDouble() > 0.3);
    platform.killAndLaunch();

    Studio after = new Studio(platform.logIn("ada"), platform.logIn("reviewer"));
    JsonNode job = after.trained(training);
    assertEquals(
        1,
        after
            .artist
            .get("/models/" + studio.modelId + "/trainings")
            .expect(200)
            .get("items")
            .size());
    String version = job.get("versionId").asText();

    List<String> outputs = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      outputs.add(
          after
              .artist
              .post(
                  "/versions/" + version + "/test-outputs",
                  "{\"prompt\":\"a house\",\"seed\":" + i + "}")
              .expect(202)
              .get("id")
              .asText());
    }
    after.awaitOutput(outputs.get(0));
    platform.killAndLaunch();

    Studio last = new Studio(platform.logIn("ada"), platform.logIn("reviewer"));
    List<String> kept = new ArrayList<>();
    last.artist
        .get("/versions/" + version + "/test-outputs")
        .expect(200)
        .get("items")
        .forEach(output -> kept.add(output.get("id").asText()));
    assertEquals(outputs, kept, "every order that was acknowledged is there");
    for (String output : outputs) {
      JsonNode made = last.awaitOutput(output);
      assertTrue(last.artist.get("/test-outputs/" + output + "/image").bytes().length > 0);
      assertEquals(
          made.at("/image/sha256"),
          last.artist
              .get("/receipts/" + made.at("/image/receiptId").asText())
              .json()
              .at("/receipt/image/sha256"));
    }
  }
}
