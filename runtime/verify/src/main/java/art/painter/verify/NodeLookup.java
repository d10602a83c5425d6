package art.painter.verify;

import art.painter.api.PlatformException;
import art.painter.api.consent.ConsentState;
import art.painter.api.log.InclusionProof;
import art.painter.api.receipt.Receipts;
import art.painter.core.receipt.ReceiptCheck;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Asks a node how things stand now. What it answers is as true as the node is honest. */
final class NodeLookup implements ReceiptCheck.Lookup {
  private static final String NOT_ANSWERED = "node.not-answered";

  private final URI node;
  private final Http http;
  private final ObjectMapper json = new ObjectMapper();

  NodeLookup(URI node, Http http) {
    this.node = node;
    this.http = http;
  }

  @Override
  public Optional<InclusionProof> proof(String receiptId) {
    String text = new String(get(receiptId, "/proof", "text/plain"), StandardCharsets.UTF_8);
    try {
      return Optional.of(InclusionProof.parse(text));
    } catch (IllegalArgumentException e) {
      throw notAnswered("The node answered with something that is no proof.");
    }
  }

  @Override
  public Optional<ReceiptCheck.Standing> consent(String receiptId, String consentId) {
    try {
      JsonNode consent = json.readTree(get(receiptId, "", "application/json")).path("consent");
      if (!consent.path("id").asText().equals(consentId)) {
        throw notAnswered("The node knows this receipt with another consent.");
      }
      return Optional.of(new ReceiptCheck.Standing(state(consent), OptionalLong.empty()));
    } catch (IOException | DateTimeException | IllegalArgumentException e) {
      throw notAnswered("The node answered with something that is no receipt.");
    }
  }

  private static ConsentState state(JsonNode consent) {
    return new ConsentState(
        ConsentState.Standing.valueOf(consent.path("standing").asText()),
        text(consent.path("since")).map(Instant::parse),
        text(consent.path("recordId")));
  }

  private static Optional<String> text(JsonNode value) {
    return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
  }

  private byte[] get(String receiptId, String below, String accept) {
    // The id is from a document of anybody.
    String id = URLEncoder.encode(receiptId, StandardCharsets.UTF_8).replace("+", "%20");
    try {
      return http.get(node.resolve("/v1/receipts/" + id + below), accept);
    } catch (Refusal.NotFound none) {
      throw PlatformException.notFound(Receipts.NOT_FOUND, none.getMessage());
    } catch (Refusal refusal) {
      throw notAnswered(refusal.getMessage());
    }
  }

  private static PlatformException notAnswered(String why) {
    return PlatformException.unavailable(NOT_ANSWERED, why);
  }
}
