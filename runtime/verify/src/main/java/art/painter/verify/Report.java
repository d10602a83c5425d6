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
    boolean receipt = content().path("kind").asText("RECEIPT").equals("RECEIPT");
    return switch (verification.verdict()) {
      case VALID -> (receipt ? validReceipt() : validRecord()) + unknown();
      case NOT_PROVEN ->
          "NOT PROVEN: the %s is signed%s, but nothing proves that it is in the public log. Verify it with its proof, or name the node that has it with --node."
              .formatted(receipt ? "receipt" : "record", receipt ? " for this image" : "");
      case NOT_VALID -> "NOT VALID: " + fault(receipt);
    };
  }

  private String validReceipt() {
    JsonNode said = content();
    return "VALID: this image was made with the consent of %s, license %s, issued %s."
        .formatted(
            Plain.of(said.at("/artist/name").asText()),
            Plain.of(said.at("/license/tier").asText()),
            Plain.of(said.path("issued").asText()));
  }

  private String validRecord() {
    return "VALID: this %s is signed and in the public log, issued %s."
        .formatted(
            content().path("kind").asText().toLowerCase(Locale.ROOT),
            Plain.of(content().path("issued").asText()));
  }

  private String unknown() {
    String unknown = outcomes(Outcome.UNKNOWN);
    return unknown.isEmpty() ? "" : " Not known: " + unknown + ".";
  }

  private String fault(boolean receipt) {
    String failing = outcomes(Outcome.FAILS);
    if (failing.isEmpty()) {
      return "it was not found out whether it is (" + outcomes(Outcome.UNKNOWN) + ").";
    }
    return (receipt ? "the receipt is not good for this image" : "the record is not good")
        + " ("
        + failing
        + ").";
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
