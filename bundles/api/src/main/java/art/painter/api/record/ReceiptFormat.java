package art.painter.api.record;

import art.painter.api.SelfChecked;
import art.painter.api.key.Signer;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Writes records, above all consent receipts, in one format, chosen by its {@link
 * art.painter.api.ProviderId}. What it writes is kept with the record and never written again.
 */
@ConsumerType
public interface ReceiptFormat extends SelfChecked {
  /** {@return the media type of what it writes; no other format has the same} */
  String mediaType();

  /**
   * Writes a record.
   *
   * @param content what the record says: canonical JSON (RFC 8785) in UTF-8
   * @param signer signs, if the format is a signed one
   * @return the document; {@link #read} finds exactly the content in it
   */
  byte[] write(byte[] content, Signer signer);

  /**
   * Reads what may be a document of this format, from anybody, so with anything in it.
   *
   * @param document the bytes
   * @return what it holds; empty if it is none, or not written exactly as {@link #write} does
   */
  Optional<SignedContent> read(byte[] document);

  /**
   * Puts into an image what the format wants inside of it, before the image's hash is taken. Unless
   * a format says otherwise, the image stays as it is.
   *
   * @param image the image's bytes
   * @param mediaType the image's media type
   * @param content what the receipt is going to say, without the image's hash and the time:
   *     canonical JSON
   * @param signer signs, if the format is a signed one
   * @return the bytes that are served from now on; of the same media type
   */
  default byte[] mark(byte[] image, String mediaType, byte[] content, Signer signer) {
    return image;
  }
}
