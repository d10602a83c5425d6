package art.painter.runtime.driver;

import art.painter.api.Origin;
import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.log.InclusionProof;
import art.painter.api.log.LogRecord;
import art.painter.api.log.RecordKind;
import art.painter.api.log.TransparencyLog;
import art.painter.api.receipt.ConsentReceipt;
import art.painter.api.receipt.IssuedImage;
import art.painter.api.receipt.Receipt;
import art.painter.api.receipt.Receipts;
import art.painter.api.receipt.Verification;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Issues receipts into a log without signing them. Each receipt is refused once as busy. */
final class Issuer implements Receipts {
  private final TransparencyLog log;
  private final Map<String, byte[]> images = new ConcurrentHashMap<>();
  private final Map<String, ConsentReceipt> refused = new ConcurrentHashMap<>();

  Issuer(TransparencyLog log) {
    this.log = log;
  }

  @Override
  public IssuedImage issue(
      ConsentReceipt receipt, byte[] image, String mediaType, Consumer<String> keeping) {
    if (refused.putIfAbsent(receipt.id(), receipt) == null) {
      throw PlatformException.unavailable(TransparencyLog.BUSY, "Come again soon.");
    }
    images.put(receipt.id(), image);
    log.append(
        new LogRecord(
            receipt.id(),
            RecordKind.RECEIPT,
            receipt.artistId(),
            Optional.of(receipt.consentId()),
            new byte[32],
            new byte[1],
            new byte[1],
            "application/jose",
            new Origin("jws", "test", "1"),
            0,
            Instant.EPOCH));
    return new IssuedImage(receipt.id(), "", image.length, mediaType, Instant.EPOCH);
  }

  Collection<byte[]> images() {
    return images.values();
  }

  Collection<ConsentReceipt> receipts() {
    return refused.values();
  }

  @Override
  public Optional<IssuedImage> issued(String id) {
    throw new UnsupportedOperationException();
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
