package art.painter.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the artist sets up the model, with the reviewer's word where it is needed. */
final class Setup {
  private static final List<String> CONFIRMATIONS =
      List.of("NO_COPYRIGHTED_CHARACTERS", "NO_SCRAPED_CONTENT", "NO_OTHER_ARTISTS_WORK");

  private final Person artist;
  private final Person reviewer;
  private final Portfolio portfolio;
  private final Progress progress;

  Setup(Person artist, Person reviewer, Portfolio portfolio, Progress progress) {
    this.artist = artist;
    this.reviewer = reviewer;
    this.portfolio = portfolio;
    this.progress = progress;
  }

  /** Declares each work as the artist's own, and for one notes the file that helps to show it. */
  void declare() throws IOException, InterruptedException, Problem {
    for (Portfolio.Work work : portfolio.works()) {
      artist
          .api()
          .put(
              "/artworks/" + work.id() + "/declaration",
              Map.of(
                  "rights",
                  "SELF_CREATED",
                  "disclosures",
                  List.of(),
                  "note",
                  "Declared by the demo."));
    }
    progress.say("%d works declared as SELF_CREATED", portfolio.works().size());
  }

  /** Sets the model's terms and returns them. */
  JsonNode terms(String modelId) throws IOException, InterruptedException, Problem {
    JsonNode terms =
        artist
            .api()
            .put(
                "/models/" + modelId + "/license",
                Map.of(
                    "tiers", List.of("demo", "creator"),
                    "restricted", List.of("ADULT", "POLITICAL_ADS", "NFT"),
                    "note", "Please name me where you show the images."));
    progress.say("license tiers demo and creator; ruled out: adult content, political ads, NFTs");
    return terms;
  }

  /**
   * Selects all works, then takes out what the readiness check advises against; returns the rest.
   */
  List<String> select(String modelId) throws IOException, InterruptedException, Problem, Failure {
    var selected = new ArrayList<>(portfolio.works().stream().map(Portfolio.Work::id).toList());
    while (true) {
      artist.api().put("/models/" + modelId + "/artworks", Map.of("artworkIds", selected));
      JsonNode report = artist.api().get("/models/" + modelId + "/readiness");
      flag(report);
      Map<String, String> out = Selection.toTakeOut(report, selected);
      if (out.isEmpty()) {
        progress.say("%d works are selected", selected.size());
        break;
      }
      out.forEach(
          (id, finding) -> {
            portfolio.flag(id, "taken out of the selection");
            progress.say("taken out of the selection: %s (%s)", portfolio.name(id), finding);
          });
      selected.removeAll(out.keySet());
    }
    needEnough(selected.size(), "left in the selection");
    evidence(selected.get(0));
    artist
        .api()
        .put("/models/" + modelId + "/confirmations", Map.of("confirmations", CONFIRMATIONS));
    progress.say(
        "the artist confirmed: no copyrighted characters, no scraped content, no other artists' work");
    return selected;
  }

  static void needEnough(int usable, String where) throws Failure {
    if (usable < Selection.FEWEST) {
      throw new Failure(
          String.format(
              "Usable works %s: %d. A training needs at least %d: add %d more JPEG, PNG or WebP images"
                  + " that differ from these.",
              where, usable, Selection.FEWEST, Selection.FEWEST - usable));
    }
  }

  private void evidence(String artworkId) throws IOException, InterruptedException, Problem {
    Portfolio.Work work = portfolio.works(List.of(artworkId)).get(0);
    artist
        .api()
        .put(
            "/artworks/" + artworkId + "/evidence",
            Map.of("fileName", work.file().getFileName().toString(), "bytes", work.bytes()));
    progress.say(
        "creation evidence noted for %s (name and size of its source file only)", work.name());
  }

  private void flag(JsonNode report) {
    for (JsonNode result : report.path("results")) {
      for (JsonNode finding : result.path("findings")) {
        if (!finding.path("severity").asText().equals("INFO")) {
          String words =
              "flagged, "
                  + finding.path("severity").asText()
                  + ": "
                  + finding.path("message").asText();
          finding.path("artworkIds").forEach(id -> portfolio.flag(id.asText(), words));
        }
      }
    }
  }

  /** Asks for a verification, and lets the reviewer decide where a person has to. */
  void verify(String method, Map<String, String> about)
      throws IOException, InterruptedException, Problem, Failure {
    var request = new HashMap<>(about);
    request.put("method", method);
    JsonNode opened = artist.api().post("/verification", request);
    String state = opened.path("state").asText();
    if (state.equals("IN_REVIEW")) {
      state = decide(opened.path("id").asText());
    }
    if (!state.equals("APPROVED")) {
      throw new Failure(
          "The verification \"" + method + "\" is " + state + ": " + lastReasons(opened));
    }
    progress.say("verification \"%s\": approved", method);
  }

  private String decide(String caseId) throws IOException, InterruptedException, Problem, Failure {
    for (JsonNode waiting : reviewer.api().get("/reviews").path("items")) {
      if (waiting.path("id").asText().equals(caseId)) {
        progress.say("the reviewer reads: %s", lastReasons(waiting));
        return reviewer
            .api()
            .post(
                "/reviews/" + caseId,
                Map.of(
                    "approve",
                    true,
                    "reason",
                    "Everything needed is there; approved for the demo."))
            .path("state")
            .asText();
      }
    }
    throw new Failure("The reviewer does not find the case " + caseId + " among those that wait.");
  }

  private static String lastReasons(JsonNode verificationCase) {
    JsonNode history = verificationCase.path("history");
    var reasons = new ArrayList<String>();
    history
        .path(history.size() - 1)
        .path("reasons")
        .forEach(reason -> reasons.add(reason.asText()));
    return String.join(" ", reasons);
  }
}
