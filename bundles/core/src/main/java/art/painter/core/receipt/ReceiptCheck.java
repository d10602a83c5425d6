package art.painter.core.receipt;

import art.painter.api.PlatformException;
import art.painter.api.consent.ConsentState;
import art.painter.api.key.VerificationKey;
import art.painter.api.log.InclusionProof;
import art.painter.api.receipt.Check;
import art.painter.api.receipt.Check.Outcome;
import art.painter.api.receipt.Check.Subject;
import art.painter.api.receipt.Verification;
import art.painter.api.record.SignedContent;
import art.painter.core.record.Portable;
import art.painter.core.record.Unreadable;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Verifies receipts, and all other records, with public keys, and with what can be looked up
 * besides. It needs no node: the command line verifies by this class too.
 */
public final class ReceiptCheck {
  private final Function<byte[], Optional<SignedContent>> reader;
  private final List<VerificationKey> keys;

  /**
   * What a verifier can ask for besides the document. Unless it says otherwise, nothing.
   *
   * <p>What cannot be answered now is thrown as {@link PlatformException}.
   */
  public interface Lookup {
    /** For somebody who is offline. */
    Lookup NOTHING = new Lookup() {};

    /** The proof of a record that came without one; NOT_FOUND if the log has none. */
    default Optional<InclusionProof> proof(String recordId) {
      return Optional.empty();
    }

    /** The license terms that have this hash, as the object that it is taken of. */
    default Optional<JsonNode> terms(String hash) {
      return Optional.empty();
    }

    /** How a consent stands now that another record is about. */
    default Optional<Standing> consent(String consentId) {
      return Optional.empty();
    }

    /** How the consent stands now that the receipt rests on. */
    default Optional<Standing> consent(String receiptId, String consentId) {
      return Optional.empty();
    }
  }

  /**
   * How a consent stands.
   *
   * @param state how
   * @param position where the log has the record that brought it there, if that is known
   */
  public record Standing(ConsentState state, OptionalLong position) {}

  /**
   * @param reader reads a document in whatever format is known here; empty if it is in none
   * @param keys all public keys of the node that issued the receipt; on them everything rests
   */
  public ReceiptCheck(
      Function<byte[], Optional<SignedContent>> reader, List<VerificationKey> keys) {
    this.reader = document -> readBy(reader, document);
    this.keys = List.copyOf(keys);
  }

  private static Optional<SignedContent> readBy(
      Function<byte[], Optional<SignedContent>> reader, byte[] document) {
    try {
      return reader.apply(document);
    } catch (RuntimeException notThis) {
      return Optional.empty();
    }
  }

  /**
   * Verifies; whatever the document's bytes are, there is an answer.
   *
   * @param document a portable receipt or record, or its document alone
   * @param imageSha256 SHA-256 of the receipt's image, 64 lower-case hex digits
   * @param lookup what can be asked for besides
   */
  public Verification check(byte[] document, Optional<String> imageSha256, Lookup lookup) {
    try {
      Portable portable = Portable.read(document, reader);
      byte[] said = portable.signed().content();
      RecordContent record = RecordContent.parse(said);
      Optional<ReceiptContent> receipt =
          record.isReceipt() ? Optional.of(ReceiptContent.parse(said)) : Optional.empty();
      return new Verification(
          new Examination(portable, record, receipt, keys, lookup).checks(imageSha256),
          Optional.of(new String(said, StandardCharsets.UTF_8)));
    } catch (Unreadable unreadable) {
      return new Verification(nothingBut(unreadable.getMessage()), Optional.empty());
    }
  }

  private static List<Check> nothingBut(String fault) {
    List<Check> checks = new ArrayList<>();
    for (Subject subject : Subject.values()) {
      checks.add(
          subject == Subject.RECEIPT
              ? new Check(subject, Outcome.FAILS, fault)
              : new Check(subject, Outcome.UNKNOWN, "Not looked at, since there is no receipt."));
    }
    return checks;
  }
}
