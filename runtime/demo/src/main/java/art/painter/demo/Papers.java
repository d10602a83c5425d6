package art.painter.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The papers that a person reads, in Markdown. */
final class Papers {
  private Papers() {}

  /**
   * All that came of a training, as the node told it.
   *
   * @param artist the artist's public name
   * @param works the works it was trained of
   * @param weights the name of the weights file
   */
  record Training(
      String artist,
      JsonNode model,
      JsonNode terms,
      JsonNode report,
      JsonNode provider,
      JsonNode consent,
      JsonNode version,
      List<Portfolio.Work> works,
      List<TestImages.Shot> shots,
      String weights) {}

  static String modelCard(Training it) {
    var lines = new ArrayList<String>();
    JsonNode base = it.version.path("baseModel");
    lines.add("# " + it.model.path("name").asText());
    lines.add("");
    lines.add("A LoRA adaptation of a base model, trained on the artist's own works.");
    lines.add("");
    lines.add(
        "> " + it.provider.path("title").asText() + ": " + it.provider.path("summary").asText());
    lines.add("");
    lines.add("![Contact sheet](contact-sheet.png)");
    section(lines, "The model");
    item(lines, "Artist", it.artist);
    item(lines, "Type", it.model.path("type").asText().toLowerCase(Locale.ROOT));
    item(
        lines,
        "Trigger word",
        "`"
            + it.model.path("triggerWord").asText()
            + "` (the LoRA acts only when it is in the prompt; pAInter adds it)");
    item(
        lines,
        "Version",
        it.version.path("id").asText() + ", trained " + it.version.path("completed").asText());
    item(
        lines,
        "Weights",
        "["
            + it.weights
            + "]("
            + it.weights
            + "), "
            + Progress.size(it.version.path("weightsBytes").asLong()));
    item(lines, "SHA-256 of the weights", "`" + it.version.path("weightsHash").asText() + "`");
    it.version
        .path("details")
        .properties()
        .forEach(e -> item(lines, e.getKey(), e.getValue().asText()));
    section(lines, "The base model");
    item(lines, "Name", base.path("name").asText() + " " + base.path("version").asText());
    item(lines, "Maker", base.path("maker").asText());
    item(
        lines,
        "Licence",
        base.path("license").asText()
            + (base.path("commercialUse").asBoolean() ? "" : " (no commercial use)"));
    item(lines, "Training data", base.path("trainingData").asText());
    section(lines, "Terms");
    for (JsonNode tier : it.terms.path("tiers")) {
      item(lines, tier.path("title").asText(), tier.path("summary").asText());
      tier.path("allowed").forEach(line -> lines.add("  - allowed: " + line.asText()));
      tier.path("forbidden").forEach(line -> lines.add("  - not allowed: " + line.asText()));
    }
    var restricted = new ArrayList<String>();
    it.terms
        .path("restricted")
        .forEach(c -> restricted.add(c.asText().toLowerCase(Locale.ROOT).replace('_', ' ')));
    item(lines, "Ruled out whatever the tier", String.join(", ", restricted));
    item(lines, "SHA-256 of the terms", "`" + it.terms.path("hash").asText() + "`");
    section(lines, "Consent and readiness");
    item(
        lines,
        "Consent",
        it.consent.path("id").asText()
            + ", given "
            + it.consent.path("given").asText()
            + " ([what was read](consent-notice.txt))");
    item(
        lines,
        "SHA-256 of the list of works",
        "`" + it.consent.path("manifestHash").asText() + "`");
    item(lines, "Readiness", it.report.path("score").asInt() + " of 100 ([report](readiness.md))");
    section(lines, "The works");
    it.works.forEach(work -> lines.add("- " + code(work.name())));
    section(lines, "Test images");
    lines.add(
        "Each receipt verifies without the node: `painter verify images/… receipts/… --keys "
            + TestImages.KEYS
            + "`.");
    lines.add("");
    for (TestImages.Shot shot : it.shots) {
      lines.add(
          String.format(
              Locale.ROOT,
              "- [%s](images/%1$s): \"%s\", seed %d, strength %d, receipt [to read](receipts/%s) and [to verify](receipts/%s)",
              shot.image().getFileName(),
              shot.prompt(),
              shot.seed(),
              shot.strength(),
              shot.page().getFileName(),
              shot.receipt().getFileName()));
      shot.output().path("image").path("notes").forEach(note -> lines.add("  - " + note.asText()));
    }
    return String.join("\n", lines) + "\n";
  }

  static String readiness(JsonNode report, Portfolio portfolio) {
    var lines = new ArrayList<String>();
    lines.add("# Readiness: " + report.path("score").asInt() + " of 100");
    lines.add("");
    lines.add(
        (report.path("ready").asBoolean() ? "Ready to be trained." : "Not ready to be trained.")
            + " A score of "
            + report.path("threshold").asInt()
            + " is needed, and nothing may block. Checked "
            + report.path("evaluated").asText()
            + ".");
    for (JsonNode result : report.path("results")) {
      JsonNode rule = result.path("rule");
      lines.add("");
      lines.add(
          "## "
              + rule.path("id").asText()
              + ": "
              + result.path("score").asInt()
              + " of 100, weight "
              + result.path("weight").asInt());
      lines.add("");
      lines.add(
          "Checked by " + rule.path("bundle").asText() + " " + rule.path("version").asText() + ".");
      for (JsonNode finding : result.path("findings")) {
        lines.add("");
        lines.add(
            "- **"
                + finding.path("severity").asText()
                + "**: "
                + finding.path("message").asText()
                + " "
                + finding.path("action").asText());
        finding
            .path("artworkIds")
            .forEach(id -> lines.add("  - " + code(portfolio.name(id.asText()))));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static void section(List<String> lines, String title) {
    lines.addAll(List.of("", "## " + title, ""));
  }

  private static void item(List<String> lines, String name, String value) {
    lines.add("- " + name + ": " + value);
  }

  private static String code(String name) {
    return "`" + name.replaceAll("[`\\p{Cntrl}]", "?") + "`";
  }
}
