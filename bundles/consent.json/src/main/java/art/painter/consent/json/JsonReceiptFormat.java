package art.painter.consent.json;

import art.painter.api.ProviderId;
import art.painter.api.consent.ConsentReceipt;
import art.painter.api.consent.ReceiptFormat;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.erdtman.jcs.JsonCanonicalizer;
import org.osgi.service.component.annotations.Component;

/**
 * The receipt as canonical JSON (RFC 8785), so that whoever has the same values has the same bytes.
 */
@Component
@ProviderId("json")
public final class JsonReceiptFormat implements ReceiptFormat {
  private static final String FORMAT = "painter-receipt/1";
  private static final String ABOUT =
      "This record says under which terms the image with this hash was made. It is not signed:"
          + " compare it with the platform's own copy, or ask for a signed format.";

  private final ObjectMapper json = new ObjectMapper();

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public byte[] write(ConsentReceipt receipt) {
    ObjectNode root = json.createObjectNode();
    root.put("format", FORMAT);
    root.put("signed", false);
    root.put("about", ABOUT);
    root.put("id", receipt.id());
    root.put("issued", receipt.issued().toString());
    root.putObject("image").put("sha256", receipt.imageHash());
    root.putObject("artist").put("id", receipt.artistId()).put("name", receipt.artistName());
    root.putObject("model")
        .put("id", receipt.modelId())
        .put("version", receipt.versionId())
        .put("weightsSha256", receipt.weightsHash())
        .put("baseModel", receipt.baseModel())
        .put("provider", receipt.providerId());
    root.putObject("license")
        .put("tier", receipt.license())
        .put("termsSha256", receipt.termsHash());
    root.putObject("consent").put("id", receipt.consentId());
    root.putObject("prompt").put("saltedSha256", receipt.promptHash());
    try {
      return new JsonCanonicalizer(json.writeValueAsString(root)).getEncodedUTF8();
    } catch (IOException impossible) {
      throw new UncheckedIOException("nothing is read or written here", impossible);
    }
  }
}
