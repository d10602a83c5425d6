package art.painter.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The whole journey of an artist over REST, from the first account to a checked receipt. */
final class Journey {
  private static final Set<String> FINAL = Set.of("SUCCEEDED", "FAILED", "CANCELED");
  private static final int LINES_OF_NOTICE = 6;
  private static final long SEED = 2026;

  private final Api nobody;
  private final String setupCode;
  private final List<Folder.Entry> files;
  private final String providerId;
  private final Optional<String> caveat;
  private final Path folder;
  private final Progress progress;
  private Person artist;
  private Person reviewer;
  private TestImages.Shot last;

  Journey(
      Api nobody,
      String setupCode,
      List<Folder.Entry> files,
      String providerId,
      Optional<String> caveat,
      Path folder,
      Progress progress) {
    this.nobody = nobody;
    this.setupCode = setupCode;
    this.files = files;
    this.providerId = providerId;
    this.caveat = caveat;
    this.folder = folder;
    this.progress = progress;
  }

  Person artist() {
    return artist;
  }

  /** The image that was made last. */
  TestImages.Shot last() {
    return last;
  }

  void run() throws IOException, InterruptedException, Problem, Failure {
    people();
    JsonNode provider = provider();
    var portfolio = new Portfolio(progress);
    try {
      walk(provider, portfolio);
    } finally {
      Files.writeString(folder.resolve("files.md"), portfolio.report());
    }
  }

  private void walk(JsonNode provider, Portfolio portfolio)
      throws IOException, InterruptedException, Problem, Failure {
    progress.step("Upload the works");
    portfolio.upload(artist, files);
    Setup.needEnough(portfolio.works().size(), "uploaded");

    progress.step("Declare the rights, make the model, set its terms");
    var setup = new Setup(artist, reviewer, portfolio, progress);
    setup.declare();
    String modelId = model();
    JsonNode terms = setup.terms(modelId);

    progress.step("Choose the works for the training");
    List<Portfolio.Work> works = portfolio.works(setup.select(modelId));

    progress.step("Have artist and rights verified by the reviewer");
    setup.verify("account", Map.of());
    setup.verify("rights", Map.of("modelId", modelId));

    progress.step("Check readiness");
    JsonNode report = readiness(modelId, portfolio);

    progress.step("Read the notice and consent to this training");
    JsonNode consent = consent(modelId);

    progress.step("Train");
    JsonNode version = train(modelId, consent);

    progress.step("Download the weights");
    String weights = weights(version);

    progress.step("Make test images without and with the LoRA");
    var images = new TestImages(artist, progress, folder);
    List<TestImages.Shot> shots = images.make(version.path("id").asText());

    progress.step("Review them and verify their receipts");
    images.approve(shots);
    images.checkReceipts(nobody, shots);
    last = shots.get(shots.size() - 1);

    progress.step("Write contact sheet and model card");
    JsonNode model = artist.api().get("/models/" + modelId);
    write(
        new Papers.Training(
            artist.name(),
            model,
            terms,
            report,
            provider,
            consent,
            version,
            works,
            shots,
            weights));
  }

  private void people() throws IOException, InterruptedException, Problem {
    progress.step("Make accounts for an operator, an artist and a reviewer");
    Person operator = Person.register(nobody, "Demo Host", "CREATOR", setupCode);
    artist = Person.register(nobody, "Demo Artist", "ARTIST", "");
    reviewer = Person.register(nobody, "Demo Reader", "CREATOR", "");
    operator
        .api()
        .put("/accounts/" + reviewer.id() + "/roles", Map.of("roles", List.of("REVIEWER")));
    reviewer = reviewer.loggedIn();
    progress.say(
        "the operator registered with the node's one-time set-up code and made %s a reviewer",
        reviewer.name());
  }

  private JsonNode provider() throws IOException, InterruptedException, Problem, Failure {
    var ids = new ArrayList<String>();
    for (JsonNode provider : artist.api().get("/providers").path("items")) {
      ids.add(provider.path("id").asText());
      if (provider.path("id").asText().equals(providerId)) {
        progress.say("provider %s: %s", providerId, provider.path("summary").asText());
        JsonNode cost = provider.path("trainingCost");
        if (!cost.isMissingNode()) {
          progress.say(
              "a training is expected to cost the operator %s %s: %s",
              cost.path("amount").asText(),
              cost.path("currency").asText(),
              cost.path("basis").asText());
        }
        // What the papers say of the provider is what the demo knows, too.
        caveat.ifPresent(
            known ->
                ((ObjectNode) provider)
                    .put("summary", known + " " + provider.path("summary").asText()));
        return provider;
      }
    }
    throw new Failure(
        "The node has no training provider \""
            + providerId
            + "\"; it has: "
            + String.join(", ", ids)
            + ".");
  }

  private String model() throws IOException, InterruptedException, Problem {
    JsonNode model =
        artist
            .api()
            .post(
                "/models",
                Map.of(
                    "name", "Demo Style",
                    "type", "STYLE",
                    "triggerWord", "PAINTER_DEMO_V1",
                    "destination", "demo-style"));
    progress.say(
        "model \"%s\", trigger word %s",
        model.path("name").asText(), model.path("triggerWord").asText());
    return model.path("id").asText();
  }

  private JsonNode readiness(String modelId, Portfolio portfolio)
      throws IOException, InterruptedException, Problem, Failure {
    JsonNode report = artist.api().post("/models/" + modelId + "/readiness", Map.of());
    Api.JSON.writeValue(folder.resolve("readiness.json").toFile(), report);
    Files.writeString(folder.resolve("readiness.md"), Papers.readiness(report, portfolio));
    for (JsonNode result : report.path("results")) {
      progress.say(
          "%-28s %3d of 100",
          result.path("rule").path("id").asText(), result.path("score").asInt());
      for (JsonNode finding : result.path("findings")) {
        progress.say(
            "  %s: %s %s",
            finding.path("severity").asText(),
            finding.path("message").asText(),
            finding.path("action").asText());
      }
    }
    progress.say(
        "score %d, %d needed", report.path("score").asInt(), report.path("threshold").asInt());
    if (!report.path("ready").asBoolean()) {
      throw new Failure(
          "The model is not ready to be trained; "
              + folder.resolve("readiness.md")
              + " says what to mend.");
    }
    return report;
  }

  private JsonNode consent(String modelId) throws IOException, InterruptedException, Problem {
    String path = "/models/" + modelId + "/consent";
    JsonNode notice = artist.api().get(path + "/notice?provider=" + Api.encoded(providerId));
    String text = notice.path("text").asText();
    Files.writeString(folder.resolve("consent-notice.txt"), text);
    text.lines()
        .filter(line -> !line.isBlank())
        .limit(LINES_OF_NOTICE)
        .forEach(line -> progress.say("| %s", line));
    progress.say("| ... (all of it in consent-notice.txt)");
    JsonNode consent =
        artist
            .api()
            .post(path, Map.of("provider", providerId, "noticeHash", notice.path("hash").asText()));
    progress.say(
        "consent %s, to exactly this text and %d works",
        consent.path("id").asText(), consent.path("works").size());
    return consent;
  }

  private JsonNode train(String modelId, JsonNode consent)
      throws IOException, InterruptedException, Problem, Failure {
    JsonNode training =
        artist
            .api()
            .post(
                "/models/" + modelId + "/trainings",
                Map.of(
                    "provider", providerId, "consentId", consent.path("id").asText(), "seed", SEED),
                UUID.randomUUID().toString());
    JsonNode end =
        new EventStream(artist.api(), "/trainings/" + training.path("id").asText() + "/events")
            .follow(
                event -> FINAL.contains(event.path("status").asText()),
                event ->
                    progress.bar(
                        event.path("progress").asDouble(), event.path("message").asText()));
    if (!end.path("status").asText().equals("SUCCEEDED")) {
      throw new Failure(
          "The training ended as "
              + end.path("status").asText()
              + ": "
              + end.path("message").asText());
    }
    JsonNode version = artist.api().get("/versions/" + end.path("versionId").asText());
    progress.say(
        "training %s, which the provider calls %s",
        end.path("id").asText(), end.path("providerReference").asText());
    progress.say(
        "version %s, which the provider calls %s",
        version.path("id").asText(), version.path("providerVersion").asText());
    version
        .path("details")
        .properties()
        .forEach(e -> progress.say("%s: %s", e.getKey(), e.getValue().asText()));
    return version;
  }

  private String weights(JsonNode version)
      throws IOException, InterruptedException, Problem, Failure {
    String name = "demo-style.safetensors";
    String arrived =
        artist
            .api()
            .download(
                "/versions/" + version.path("id").asText() + "/weights", folder.resolve(name));
    if (!arrived.equals(version.path("weightsHash").asText())) {
      throw new Failure(
          "The weights arrived with SHA-256 "
              + arrived
              + " instead of "
              + version.path("weightsHash").asText()
              + ".");
    }
    progress.say(
        "%s, %s, SHA-256 as stated: %s",
        name, Progress.size(version.path("weightsBytes").asLong()), arrived);
    return name;
  }

  private void write(Papers.Training it) throws IOException {
    var sheet = new ContactSheet();
    sheet.write(
        new ContactSheet.Heading(
            it.model().path("name").asText(),
            it.model().path("triggerWord").asText(),
            it.provider().path("title").asText(),
            it.provider().path("summary").asText()),
        it.works().stream().map(Portfolio.Work::file).toList(),
        TestImages.PROMPTS,
        images(it.shots(), TestImages.BASE),
        images(it.shots(), TestImages.ADAPTED),
        folder.resolve("contact-sheet.png"));
    progress.say(
        "contact-sheet.png%s",
        sheet.isLettered() ? "" : " (without words, for this Java has no fonts)");
    Files.writeString(folder.resolve("model-card.md"), Papers.modelCard(it));
    progress.say("model-card.md");
  }

  private static List<Path> images(List<TestImages.Shot> shots, int strength) {
    return shots.stream()
        .filter(shot -> shot.strength() == strength)
        .map(TestImages.Shot::image)
        .toList();
  }
}
