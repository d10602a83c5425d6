package art.painter.core.testoutput;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.log.InclusionProof;
import art.painter.api.log.LogRecord;
import art.painter.api.log.RecordKind;
import art.painter.api.receipt.ConsentReceipt;
import art.painter.api.receipt.IssuedImage;
import art.painter.api.receipt.Receipt;
import art.painter.api.receipt.Receipts;
import art.painter.api.receipt.Verification;
import art.painter.api.record.RecordDraft;
import art.painter.api.record.Records;
import art.painter.core.Sha256;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Receipts in memory, in the log's order: after a withdrawal the log refuses them. */
final class MemoryReceipts implements Receipts {
  final Map<String, ConsentReceipt> said = new ConcurrentHashMap<>();
  private final Map<String, IssuedImage> images = new ConcurrentHashMap<>();

  /** The files that are kept. */
  final Set<String> files = ConcurrentHashMap.newKeySet();

  final Set<String> everKept = ConcurrentHashMap.newKeySet();

  private final Records records;
  volatile boolean answersAreLost;
  volatile boolean formatIsAway;

  MemoryReceipts(Records records) {
    this.records = records;
  }

  @Override
  public IssuedImage issue(
      ConsentReceipt receipt, byte[] image, String mediaType, Consumer<String> keeping) {
    if (formatIsAway) {
      throw PlatformException.unavailable(Records.FORMAT_UNAVAILABLE, "The format is not there.");
    }
    keeping.accept(Sha256.of(image));
    files.add(Sha256.of(image));
    everKept.add(Sha256.of(image));
    LogRecord logged =
        records.keep(
            new RecordDraft(
                receipt.id(),
                RecordKind.RECEIPT,
                receipt.artistId(),
                Optional.of(receipt.consentId()),
                Map.of()));
    said.putIfAbsent(receipt.id(), receipt);
    images.putIfAbsent(
        receipt.id(),
        new IssuedImage(receipt.id(), Sha256.of(image), image.length, mediaType, logged.logged()));
    if (answersAreLost) {
      throw PlatformException.unavailable("x", "The database is not there.");
    }
    return images.get(receipt.id());
  }

  @Override
  public Optional<IssuedImage> issued(String id) {
    return Optional.ofNullable(images.get(id));
  }

  @Override
  public Receipt get(String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public InclusionProof proof(String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String portable(String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Verification verify(byte[] document, Optional<String> imageSha256) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void erase(Caller caller, String id) {
    throw new UnsupportedOperationException();
  }
}
