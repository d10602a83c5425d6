package art.painter.core.record;

import art.painter.api.key.Signer;
import art.painter.api.record.ReceiptFormat;
import art.painter.api.record.SignedContent;
import art.painter.core.CanonicalJson;
import java.util.Optional;

/** The content as it is, without a signature. */
public class PlainFormat implements ReceiptFormat {
  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public byte[] write(byte[] content, Signer signer) {
    return content;
  }

  @Override
  public Optional<SignedContent> read(byte[] document) {
    return CanonicalJson.read(document)
        .filter(json -> json.has("form"))
        .map(json -> new SignedContent(document, Optional.empty()));
  }
}
