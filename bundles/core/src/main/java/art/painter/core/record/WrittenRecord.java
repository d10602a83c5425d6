package art.painter.core.record;

import art.painter.api.Origin;
import art.painter.api.key.KeyPurpose;
import art.painter.api.key.Signer;
import art.painter.api.key.VerificationKey;
import art.painter.api.log.LogRecord;
import art.painter.api.record.ReceiptFormat;
import art.painter.api.record.RecordDraft;
import art.painter.api.record.SignedContent;
import art.painter.core.Sha256;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a format made of a record, and what it reads in it again: nothing that is wrong or lacks the
 * signature it was to have may reach the log.
 *
 * @param keyId the key that was lent to the format
 * @param signed whether the format asked for a signature
 */
record WrittenRecord(
    Origin format,
    String mediaType,
    byte[] content,
    byte[] document,
    Optional<SignedContent> read,
    String keyId,
    boolean signed) {
  WrittenRecord {
    Objects.requireNonNull(mediaType, "a format names its media type");
    Objects.requireNonNull(read, "a format reads what it wrote");
  }

  static WrittenRecord by(Origin origin, ReceiptFormat format, byte[] content, Signer signer) {
    AtomicBoolean signed = new AtomicBoolean();
    byte[] document = format.write(content.clone(), told(signer, signed)).clone();
    return new WrittenRecord(
        origin,
        format.mediaType(),
        content,
        document,
        format.read(document.clone()),
        signer.keyId(),
        signed.get());
  }

  private static Signer told(Signer signer, AtomicBoolean signed) {
    return new Signer() {
      @Override
      public String keyId() {
        return signer.keyId();
      }

      @Override
      public Instant time() {
        return signer.time();
      }

      @Override
      public byte[] sign(byte[] message) {
        signed.set(true);
        return signer.sign(message);
      }
    };
  }

  boolean isSound(List<VerificationKey> keys) {
    return read.filter(found -> Arrays.equals(found.content(), content))
        .filter(found -> found.signature().map(by -> verifies(by, keys)).orElse(!signed))
        .isPresent();
  }

  private boolean verifies(SignedContent.Signature signature, List<VerificationKey> keys) {
    return signature.keyId().equals(keyId)
        && keys.stream()
            .filter(key -> key.id().equals(keyId) && key.purpose() == KeyPurpose.RECORDS)
            .anyMatch(key -> key.verifies(signature.message(), signature.bytes()));
  }

  LogRecord toLog(RecordDraft draft) {
    return new LogRecord(
        draft.id(),
        draft.kind(),
        draft.artistId(),
        draft.about(),
        Sha256.digest(content),
        content,
        document,
        mediaType,
        format,
        0,
        Instant.EPOCH);
  }
}
