package art.painter.verify;

import art.painter.api.PlatformException;
import art.painter.api.consent.ConsentState;
import art.painter.api.log.InclusionProof;
import art.painter.api.log.RecordKind;
import art.painter.api.receipt.Verification;
import art.painter.api.record.Records;
import art.painter.core.receipt.ReceiptCheck;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Asks a node how things stand now. A withdrawal it has to prove; what it answers besides is as
 * true as the node is honest.
 */
final class NodeLookup implements ReceiptCheck.Lookup {
  private static final String NOT_ANSWERED = "node.not-answered";

  private final URI node;
  private final Http http;
  private final ReceiptCheck check;
  private final ObjectMapper json = new ObjectMapper();

  /**
   * @param check verifies what the node says with records of its log
   */
  NodeLookup(URI node, Http http, ReceiptCheck check) {
    this.node = node;
    this.http = http;
    this.check = check;
  }

  @Override
  public Optional<InclusionProof> proof(String recordId) {
    byte[] text = get("/v1/records/", recordId, "/proof", "text/plain");
    try {
      return Optional.of(InclusionProof.parse(new String(text, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      throw notAnswered("The node answered with something that is no proof.");
    }
  }

  @Override
  public Optional<ReceiptCheck.Standing> consent(String receiptId, String consentId) {
    ConsentState told = told(receiptId, consentId);
    return Optional.of(
        told.standing() == ConsentState.Standing.WITHDRAWN && told.recordId().isPresent()
            ? withdrawal(told.recordId().get(), consentId)
            : new ReceiptCheck.Standing(told, OptionalLong.empty()));
  }

  /** Of other records no page tells; a withdrawal has its id from its consent. */
  @Override
  public Optional<ReceiptCheck.Standing> consent(String consentId) {
    return Optional.of(withdrawal(consentId + ".withdrawal", consentId));
  }

  private ConsentState told(String receiptId, String consentId) {
    try {
      JsonNode consent =
          json.readTree(get("/v1/receipts/", receiptId, "", "application/json")).path("consent");
      if (!consent.path("id").asText().equals(consentId)) {
        throw notAnswered("The node knows this receipt with another consent.");
      }
      return new ConsentState(
          ConsentState.Standing.valueOf(consent.path("standing").asText()),
          text(consent.path("since")).map(Instant::parse),
          text(consent.path("recordId")));
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      throw notAnswered("The node answered with something that is no receipt.");
    }
  }

  private static Optional<String> text(JsonNode value) {
    return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
  }

  /**
   * What the record of the withdrawal proves by signature and log, not what the node tells of it.
   */
  private ReceiptCheck.Standing withdrawal(String recordId, String consentId) {
    byte[] portable = get("/v1/records/", recordId, "/proof", "application/json");
    Verification found = check.check(portable, Optional.empty(), ReceiptCheck.Lookup.NOTHING);
    try {
      JsonNode said = json.readTree(found.content().orElse("{}"));
      if (found.valid()
          && said.path("kind").asText().equals(RecordKind.WITHDRAWAL.name())
          && said.at("/consent/id").asText().equals(consentId)) {
        InclusionProof proof = InclusionProof.parse(json.readTree(portable).path("proof").asText());
        Instant issued = Instant.parse(said.path("issued").asText());
        return new ReceiptCheck.Standing(
            new ConsentState(
                ConsentState.Standing.WITHDRAWN, Optional.of(issued), Optional.of(recordId)),
            OptionalLong.of(proof.index()));
      }
    } catch (IOException itWasReadBefore) {
      throw new UncheckedIOException(itWasReadBefore);
    }
    throw notAnswered(
        "The node says that it was withdrawn, but the record that it shows does not prove that.");
  }

  private byte[] get(String above, String id, String below, String accept) {
    // The id is from a document of anybody.
    String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    try {
      return http.get(node.resolve(above + encoded + below), accept);
    } catch (Refusal.NotFound none) {
      throw PlatformException.notFound(Records.NOT_FOUND, none.getMessage());
    } catch (Refusal refusal) {
      throw notAnswered(refusal.getMessage());
    }
  }

  private static PlatformException notAnswered(String why) {
    return PlatformException.unavailable(NOT_ANSWERED, why);
  }
}
