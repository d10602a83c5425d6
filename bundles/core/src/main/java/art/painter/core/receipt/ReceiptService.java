package art.painter.core.receipt;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.blob.BlobStore;
import art.painter.api.consent.ConsentState;
import art.painter.api.consent.ConsentState.Standing;
import art.painter.api.consent.Consents;
import art.painter.api.key.SigningKeys;
import art.painter.api.license.Licenses;
import art.painter.api.log.InclusionProof;
import art.painter.api.log.LogRecord;
import art.painter.api.log.RecordKind;
import art.painter.api.log.TransparencyLog;
import art.painter.api.receipt.ConsentReceipt;
import art.painter.api.receipt.IssuedImage;
import art.painter.api.receipt.Receipt;
import art.painter.api.receipt.Receipts;
import art.painter.api.receipt.Verification;
import art.painter.api.record.RecordDraft;
import art.painter.api.record.Records;
import art.painter.core.RecordIds;
import art.painter.core.TermsText;
import art.painter.core.blob.KeptFiles;
import art.painter.core.record.Portable;
import art.painter.core.record.Unreadable;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Receipts over records and log, and images over the files. */
@Component
public final class ReceiptService implements Receipts {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private final Records records;
  private final TransparencyLog log;
  private final SigningKeys keys;
  private final Licenses licenses;
  private final Consents consents;
  private final BlobStore blobs;
  private final KeptFiles files;

  @Activate
  public ReceiptService(
      @Reference Records records,
      @Reference TransparencyLog log,
      @Reference SigningKeys keys,
      @Reference Licenses licenses,
      @Reference Consents consents,
      @Reference BlobStore blobs,
      @Reference KeptFiles files) {
    this.records = records;
    this.log = log;
    this.keys = keys;
    this.licenses = licenses;
    this.consents = consents;
    this.blobs = blobs;
    this.files = files;
  }

  @Override
  public IssuedImage issue(
      ConsentReceipt receipt, byte[] image, String mediaType, Consumer<String> keeping) {
    Optional<LogRecord> before = records.find(RecordKind.RECEIPT, receipt.id());
    if (before.isPresent()) {
      return content(before.get()).image();
    }
    // The log refuses what comes after a withdrawal, but a withdrawal may wait for its place there.
    if (consents.state(receipt.consentId()).standing() == Standing.WITHDRAWN) {
      throw PlatformException.conflict(
          Consents.WITHDRAWN, "The consent was withdrawn. No receipt is issued under it any more.");
    }
    Map<String, Object> said = ReceiptContent.of(receipt);
    Map<String, Object> marked = new HashMap<>(said);
    marked.put("id", receipt.id());
    byte[] served = records.mark(image, mediaType, marked);
    // The file comes first, so that no receipt is without its image.
    try (BlobStore.Staged staged = blobs.stage(out -> out.write(served), served.length)) {
      files.keep(
          () -> {
            keeping.accept(staged.sha256());
            staged.commit();
            return staged.sha256();
          });
      LogRecord kept =
          records.keep(
              new RecordDraft(
                  receipt.id(),
                  RecordKind.RECEIPT,
                  receipt.artistId(),
                  Optional.of(receipt.consentId()),
                  ReceiptContent.of(said, staged.sha256(), staged.bytes(), mediaType)));
      return content(kept).image();
    }
  }

  @Override
  public Optional<IssuedImage> issued(String id) {
    return records
        .find(RecordKind.RECEIPT, id)
        .filter(record -> !record.erased())
        .map(record -> content(record).image());
  }

  private static ReceiptContent content(LogRecord record) {
    if (record.erased()) {
      throw PlatformException.conflict(
          ERASED,
          "The content of receipt " + record.id() + " was erased. Copies of it stay valid.");
    }
    try {
      return ReceiptContent.parse(record.content());
    } catch (Unreadable notWrittenHere) {
      throw new IllegalStateException(record + " is no receipt", notWrittenHere);
    }
  }

  @Override
  public Receipt get(String id) {
    LogRecord record = record(id);
    return new Receipt(
        record,
        record.erased() ? "" : content(record).termsSha256(),
        consents.state(record.about().orElseThrow()),
        record.erased()
            ? records.find(RecordKind.DELETION, RecordIds.deletionOf(id)).map(LogRecord::logged)
            : Optional.empty());
  }

  private LogRecord record(String id) {
    return records
        .find(RecordKind.RECEIPT, id)
        .orElseThrow(
            () -> PlatformException.notFound(NOT_FOUND, "There is no receipt " + id + "."));
  }

  @Override
  public InclusionProof proof(String id) {
    return log.proof(record(id).position());
  }

  @Override
  public String portable(String id) {
    LogRecord record = record(id);
    JsonNode terms =
        licenses
            .text(content(record).termsSha256())
            .map(TermsText::read)
            .orElseThrow(
                () ->
                    PlatformException.notFound(
                        Licenses.NOT_FOUND,
                        "The license terms that receipt " + id + " names are not here."));
    return Portable.write(record.document(), log.proof(record.position()).text(), terms);
  }

  @Override
  public Verification verify(byte[] document, Optional<String> imageSha256) {
    if (document.length > MOST_BYTES) {
      throw PlatformException.invalid(
          INVALID, "No receipt is longer than " + MOST_BYTES + " bytes. Send the receipt's file.");
    }
    if (imageSha256.filter(hash -> !SHA_256.matcher(hash).matches()).isPresent()) {
      throw PlatformException.invalid(
          INVALID, "Give the image's SHA-256 as 64 lower-case hex digits.");
    }
    return new ReceiptCheck(records::read, keys.all()).check(document, imageSha256, new Node());
  }

  /** This node, asked for what a verifier cannot know. */
  private final class Node implements ReceiptCheck.Lookup {
    @Override
    public Optional<InclusionProof> proof(String recordId) {
      LogRecord record =
          log.find(recordId)
              .orElseThrow(
                  () -> PlatformException.notFound(Records.NOT_FOUND, "There is no such record."));
      return Optional.of(log.proof(record.position()));
    }

    @Override
    public Optional<JsonNode> terms(String hash) {
      return licenses.text(hash).map(TermsText::read);
    }

    @Override
    public Optional<ReceiptCheck.Standing> consent(String receiptId, String consentId) {
      return consent(consentId);
    }

    @Override
    public Optional<ReceiptCheck.Standing> consent(String consentId) {
      ConsentState state = consents.state(consentId);
      return Optional.of(
          new ReceiptCheck.Standing(
              state,
              state.recordId().flatMap(log::find).stream()
                  .mapToLong(LogRecord::position)
                  .findFirst()));
    }
  }

  @Override
  public void erase(Caller caller, String id) {
    caller.loggedIn();
    LogRecord record = record(id);
    if (!caller.owns(record.artistId())) {
      throw PlatformException.notFound(NOT_FOUND, "You have no receipt " + id + ".");
    }
    records.erase(record);
  }
}
