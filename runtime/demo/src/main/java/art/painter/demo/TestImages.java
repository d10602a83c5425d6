package art.painter.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Private test images of a version: the same prompts and seeds without the adaptation and with it.
 */
final class TestImages {
  /** Prompts in words that the local provider's composer knows. */
  static final List<String> PROMPTS =
      List.of(
          "a harbour with three boats at dusk",
          "a mountain village under clouds",
          "a tree beside a house in the rain");

  static final int BASE = 0;
  static final int ADAPTED = 1;

  /** Where the node's public keys come to lie. */
  static final String KEYS = "receipts/jwks.json";

  private static final long FIRST_SEED = 2026;
  private static final Duration LIMIT = Duration.ofMinutes(15);

  /**
   * One image with what the node says of it.
   *
   * @param receipt its receipt with proof and terms
   * @param page the receipt as a page to read
   */
  record Shot(
      String prompt,
      long seed,
      int strength,
      Path image,
      JsonNode output,
      Path receipt,
      Path page) {}

  private final Person artist;
  private final Progress progress;
  private final Path folder;

  TestImages(Person artist, Progress progress, Path folder) throws IOException {
    this.artist = artist;
    this.progress = progress;
    this.folder = folder;
    Files.createDirectories(folder.resolve("images"));
    Files.createDirectories(folder.resolve("receipts"));
  }

  List<Shot> make(String versionId) throws IOException, InterruptedException, Problem, Failure {
    var shots = new ArrayList<Shot>();
    for (int strength : List.of(BASE, ADAPTED)) {
      for (int i = 0; i < PROMPTS.size(); i++) {
        progress.bar(shots.size() / (2.0 * PROMPTS.size()), PROMPTS.get(i));
        shots.add(shot(versionId, i, strength));
      }
    }
    progress.bar(1, "");
    progress.say(
        "%d images: %d prompts, each without and with the LoRA", shots.size(), PROMPTS.size());
    return shots;
  }

  private Shot shot(String versionId, int number, int strength)
      throws IOException, InterruptedException, Problem, Failure {
    String prompt = PROMPTS.get(number);
    long seed = FIRST_SEED + number;
    JsonNode output =
        artist
            .api()
            .post(
                "/versions/" + versionId + "/test-outputs",
                Map.of("prompt", prompt, "seed", seed, "strength", strength),
                UUID.randomUUID().toString());
    output = awaitImage(output.path("id").asText());
    String name = (number + 1) + (strength == BASE ? "-base" : "-lora");
    String type = output.path("image").path("mediaType").asText();
    Path image = folder.resolve("images").resolve(name + type.replaceFirst(".*/", "."));
    String arrived =
        artist.api().download("/test-outputs/" + output.path("id").asText() + "/image", image);
    same(arrived, output.path("image").path("sha256").asText(), "image " + name);
    Path receipts = folder.resolve("receipts");
    return new Shot(
        prompt,
        seed,
        strength,
        image,
        output,
        receipts.resolve(name + ".receipt.json"),
        receipts.resolve(name + ".html"));
  }

  private JsonNode awaitImage(String id)
      throws IOException, InterruptedException, Problem, Failure {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < end) {
      JsonNode output = artist.api().get("/test-outputs/" + id);
      switch (output.path("state").asText()) {
        case "SUCCEEDED" -> {
          return output;
        }
        case "FAILED" ->
            throw new Failure("A test image failed: " + output.path("message").asText());
        // The contract has no events for test outputs.
        default -> TimeUnit.MILLISECONDS.sleep(250);
      }
    }
    throw new Failure("A test image was not there within " + LIMIT.toMinutes() + " minutes.");
  }

  /** The artist's word about the images that the adaptation made. */
  void approve(List<Shot> shots) throws IOException, InterruptedException, Problem {
    int approved = 0;
    for (Shot shot : shots) {
      if (shot.strength() == ADAPTED) {
        artist
            .api()
            .put(
                "/test-outputs/" + shot.output().path("id").asText() + "/review",
                Map.of("decision", "APPROVED", "note", "Looks like my hand."));
        approved++;
      }
    }
    progress.say("the artist approved %d images (which publishes nothing)", approved);
  }

  /**
   * Fetches the node's keys and each image's receipt, as anyone may, and has them verified; what
   * comes to lie in the folder is enough to do it again without the node.
   */
  void checkReceipts(Api nobody, List<Shot> shots)
      throws IOException, InterruptedException, Problem, Failure {
    nobody.published("/.well-known/jwks.json", folder.resolve(KEYS));
    for (Shot shot : shots) {
      String path = "/receipts/" + shot.output().path("image").path("receiptId").asText();
      nobody.download(path + "/proof", "application/json", shot.receipt());
      nobody.download(path, "text/html", shot.page());
      holds(nobody.verify(shot.image(), shot.receipt()), shot);
    }
    progress.say(
        "%d receipts fetched and verified: image, signature, key, place in the log, terms, consent",
        shots.size());
  }

  private static void holds(JsonNode verification, Shot shot) throws Failure {
    for (JsonNode check : verification.path("checks")) {
      if (!check.path("outcome").asText().equals("HOLDS")) {
        throw new Failure(
            "The receipt of %s does not hold. %s: %s"
                .formatted(
                    shot.image().getFileName(),
                    check.path("check").asText(),
                    check.path("detail").asText()));
      }
    }
    if (!verification.path("valid").asBoolean()) {
      throw new Failure("The receipt of " + shot.image().getFileName() + " is not valid.");
    }
  }

  private static void same(String actual, String stated, String what) throws Failure {
    if (!actual.equals(stated)) {
      throw new Failure(
          "The " + what + " states SHA-256 " + stated + ", but it is " + actual + ".");
    }
  }
}
