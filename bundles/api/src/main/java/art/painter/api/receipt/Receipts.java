package art.painter.api.receipt;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.log.InclusionProof;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** Issues, shows and verifies consent receipts. */
@ProviderType
public interface Receipts {
  /** The code of a receipt that does not exist. */
  String NOT_FOUND = "receipt.not-found";

  /** The code of a receipt whose content was erased. */
  String ERASED = "receipt.erased";

  /** The code of a document that cannot be a receipt. */
  String INVALID = "receipt.invalid";

  /** The largest document that {@link #verify} takes, in bytes: {@value}. */
  int MOST_BYTES = 262_144;

  /**
   * Keeps an image and issues its receipt, in this order: what has a receipt is there. Called by
   * the façades that generate, before an image is shown to anyone. Issuing the same receipt id
   * again answers with the first image.
   *
   * @param receipt what the receipt is to say
   * @param image the image's bytes
   * @param mediaType its media type
   * @param keeping gets the SHA-256 of the file right before that is kept, and stores it, so that
   *     the file counts as used. Who called removes a file whose receipt is refused
   * @return the image as it is served
   * @throws PlatformException what {@code keeping} throws, and then nothing is kept; CONFLICT
   *     {@link art.painter.api.log.TransparencyLog#WITHDRAWN} when the consent was withdrawn
   *     meanwhile, or {@link #ERASED}; UNAVAILABLE as {@link art.painter.api.record.Records#keep}
   */
  IssuedImage issue(
      ConsentReceipt receipt, byte[] image, String mediaType, Consumer<String> keeping);

  /**
   * Issues a receipt as {@link #issue(ConsentReceipt, byte[], String, Consumer)} does, for who
   * never removes a file.
   *
   * @param receipt what the receipt is to say
   * @param image the image's bytes
   * @param mediaType its media type
   * @return the image as it is served
   */
  default IssuedImage issue(ConsentReceipt receipt, byte[] image, String mediaType) {
    return issue(receipt, image, mediaType, sha256 -> {});
  }

  /**
   * {@return the image that this receipt was issued for}
   *
   * @param id the receipt
   */
  Optional<IssuedImage> issued(String id);

  /**
   * {@return a receipt; public, by its id}
   *
   * @param id its id
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND}
   */
  Receipt get(String id);

  /**
   * {@return the proof that the receipt is in the log, also when its content is erased}
   *
   * @param id the receipt
   * @throws PlatformException as {@link #get}, and as {@link
   *     art.painter.api.log.TransparencyLog#proof}
   */
  InclusionProof proof(String id);

  /**
   * {@return the receipt with all that its verification needs but the public keys: canonical JSON
   * with the texts {@code receipt} (the document; base64url if it is not text) and {@code proof}
   * (C2SP tlog-proof), and {@code terms} (the license terms, whose SHA-256 the receipt names)}
   *
   * @param id the receipt
   * @throws PlatformException as {@link #proof}; CONFLICT {@link #ERASED}; NOT_FOUND when the terms
   *     are not here
   */
  String portable(String id);

  /**
   * Verifies a receipt for an image, or any other record. Nothing of it is kept.
   *
   * @param document a receipt as {@link #get} or {@link #portable} gives it, or a record as {@link
   *     art.painter.api.record.Records} gives it, at most {@link #MOST_BYTES}
   * @param imageSha256 SHA-256 of the image's bytes, 64 lower-case hex digits; empty leaves a
   *     receipt's image unknown; another record fails with one
   * @return what holds and what does not
   * @throws PlatformException INVALID {@link #INVALID} for a document that is too long or a hash
   *     that is none
   */
  Verification verify(byte[] document, Optional<String> imageSha256);

  /**
   * Erases a receipt's content here. Copies that were given away stay verifiable.
   *
   * @param caller the artist it is about
   * @param id the receipt
   * @throws PlatformException NOT_FOUND {@link #NOT_FOUND} also for a receipt of somebody else
   */
  void erase(Caller caller, String id);
}
