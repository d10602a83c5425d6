package art.painter.runtime.driver;

import art.painter.api.Origin;
import art.painter.api.log.LogRecord;
import art.painter.api.log.RecordKind;
import art.painter.api.log.TransparencyLog;
import art.painter.api.receipt.ConsentReceipt;
import art.painter.api.record.Records;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntFunction;

/**
 * Appends records that say what receipts say and are as long, but have no images, and random bytes
 * where the signature would be: making true ones of a million would take half an hour.
 */
final class Appending implements IntFunction<Workers.Piece> {
  private static final Origin ORIGIN = new Origin("driver", "art.painter.runtime.driver", "0");
  private static final String HEADER =
      "{\"alg\":\"EdDSA\",\"kid\":\"driver-driver-driver-driver-driver-driver-d\",\"typ\":\"painter-record+jws\"}";

  private final TransparencyLog log;
  private final Invention invention;
  private final String issuer;

  Appending(TransparencyLog log, Invention invention) {
    this.log = log;
    this.invention = invention;
    this.issuer = log.verifierKey().replaceFirst("\\+.*", "");
  }

  @Override
  public Workers.Piece apply(int number) {
    ConsentReceipt receipt = invention.receipt("bulk-%07d".formatted(number), number);
    byte[] content = utf8(canonical(receipt));
    LogRecord record =
        new LogRecord(
            receipt.id(),
            RecordKind.RECEIPT,
            receipt.artistId(),
            Optional.of(receipt.consentId()),
            Invention.sha256(content),
            content,
            unsigned(content),
            "application/jose",
            ORIGIN,
            0,
            Instant.EPOCH);
    return () -> log.append(record);
  }

  /** RFC 8785: members in their order, no spaces. */
  private String canonical(ConsentReceipt receipt) {
    return """
        {"about":"%s","artist":{"id":"%s","name":"%s"},"consent":{"id":"%s","version":%d},"form":%d,\
        "id":"%s","image":{"bytes":150,"mediaType":"image/png","sha256":"%s"},"issued":"%s","issuer":"%s",\
        "kind":"RECEIPT","license":{"termsSha256":"%s","tier":"%s"},\
        "model":{"baseModel":"%s","id":"%s","provider":"%s","version":"%s","weightsSha256":"%s"},\
        "prompt":{"saltedSha256":"%s"},"restrictions":[],"salt":"%s",\
        "validity":{"from":"2026-11-23T10:15:30Z"}}"""
        .formatted(
            receipt.consentId(),
            receipt.artistId(),
            receipt.artistName(),
            receipt.consentId(),
            receipt.consentVersion(),
            Records.FORM,
            receipt.id(),
            Invention.sha256("image " + receipt.id()),
            Instant.now(),
            issuer,
            receipt.termsHash(),
            receipt.license(),
            receipt.baseModel(),
            receipt.modelId(),
            receipt.providerId(),
            receipt.versionId(),
            receipt.weightsHash(),
            receipt.promptHash(),
            HexFormat.of().formatHex(random(16)));
  }

  private static byte[] unsigned(byte[] content) {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    return utf8(
        base64.encodeToString(utf8(HEADER))
            + "."
            + base64.encodeToString(content)
            + "."
            + base64.encodeToString(random(64)));
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    ThreadLocalRandom.current().nextBytes(bytes);
    return bytes;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
