package art.painter.verify;

import art.painter.api.receipt.Check;
import art.painter.api.receipt.Check.Outcome;
import art.painter.api.receipt.Verification;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells a person or a program what was found. */
record Report(Verification verification, KeyRing keys) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** {@return a line for each check, where the keys are from, and what it comes to} */
  String words() {
    StringBuilder text = new StringBuilder();
    for (Check check : verification.checks()) {
      text.append(
          "%-8s %s: %s%n"
              .formatted(outcome(check.outcome()), subject(check), Plain.of(check.detail())));
    }
    text.append(
        "%nThe public keys are from %s.%nAll of this is as trustworthy as they are: make sure that they are those of the node that you mean.%n%n"
            .formatted(Plain.of(keys.from())));
    return text.append(sum()).toString();
  }

  private static String outcome(Outcome outcome) {
    return switch (outcome) {
      case HOLDS -> "holds";
      case FAILS -> "FAILS";
      case UNKNOWN -> "unknown";
    };
  }

  private static String subject(Check check) {
    return check.subject().name().toLowerCase(Locale.ROOT);
  }

  private String sum() {
    return switch (verification.verdict()) {
      case VALID -> valid();
      case NOT_PROVEN ->
          "NOT PROVEN: the receipt is signed for this image, but nothing proves that it is in the public log. Verify it with its proof, or name the node that has it with --node.";
      case NOT_VALID ->
          "NOT VALID: the receipt is not good for this image (" + outcomes(Outcome.FAILS) + ").";
    };
  }

  private String valid() {
    JsonNode said = content();
    String unknown = outcomes(Outcome.UNKNOWN);
    return "VALID: this image was made with the consent of %s, license %s, issued %s.%s"
        .formatted(
            Plain.of(said.at("/artist/name").asText()),
            Plain.of(said.at("/license/tier").asText()),
            Plain.of(said.path("issued").asText()),
            unknown.isEmpty() ? "" : " Not known: " + unknown + ".");
  }

  private String outcomes(Outcome outcome) {
    return verification.checks().stream()
        .filter(check -> check.outcome() == outcome)
        .map(Report::subject)
        .collect(Collectors.joining(", "));
  }

  /** {@return the same as one JSON object} */
  String json() {
    ObjectNode report = JSON.createObjectNode();
    report.put("valid", verification.valid());
    report.put("verdict", verification.verdict().name());
    ArrayNode checks = report.putArray("checks");
    for (Check check : verification.checks()) {
      checks
          .addObject()
          .put("check", check.subject().name())
          .put("outcome", check.outcome().name())
          .put("detail", check.detail());
    }
    report.putObject("keys").put("from", keys.from()).put("count", keys.keys().size());
    JsonNode said = content();
    if (!said.isMissingNode()) {
      report.set("receipt", said);
    }
    return report.toPrettyString();
  }

  private JsonNode content() {
    if (verification.content().isEmpty()) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(verification.content().get());
    } catch (JsonProcessingException itWasReadBefore) {
      throw new IllegalStateException(itWasReadBefore);
    }
  }
}
