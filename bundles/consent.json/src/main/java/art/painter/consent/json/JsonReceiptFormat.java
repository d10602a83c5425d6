package art.painter.consent.json;

import art.painter.api.ProviderId;
import art.painter.api.key.Signer;
import art.painter.api.record.ReceiptFormat;
import art.painter.api.record.SignedContent;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.erdtman.jcs.JsonCanonicalizer;
import org.osgi.service.component.annotations.Component;

// snippet: component
/** The record as it is: canonical JSON (RFC 8785), without a signature. */
@Component
@ProviderId("json")
public final class JsonReceiptFormat implements ReceiptFormat {
  // end: component
  private static final String FORM = "form";
  private static final int MOST_BYTES = 1_048_576;
  private static final int MOST_LEVELS = 100;

  private final ObjectMapper json =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(MOST_LEVELS).build())
              .build());

  // snippet: format
  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public byte[] write(byte[] content, Signer signer) {
    return content.clone();
  }

  @Override
  public Optional<SignedContent> read(byte[] document) {
    return isRecord(document)
        ? Optional.of(new SignedContent(document, Optional.empty()))
        : Optional.empty();
  }

  private boolean isRecord(byte[] document) {
    try {
      return document.length <= MOST_BYTES
          // First, since it knows limits, and the canonicalizer follows any nesting down.
          && json.readTree(document).has(FORM)
          && Arrays.equals(document, new JsonCanonicalizer(document).getEncodedUTF8());
    } catch (IOException notJson) {
      return false;
    }
  }

  // end: format
}
