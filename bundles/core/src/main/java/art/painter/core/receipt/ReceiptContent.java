package art.painter.core.receipt;

import art.painter.api.receipt.ConsentReceipt;
import art.painter.api.receipt.IssuedImage;
import art.painter.core.record.Unreadable;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What of a receipt's content is looked at again, and how the content is written. */
record ReceiptContent(
    String id,
    Instant issued,
    String imageSha256,
    long imageBytes,
    String mediaType,
    String termsSha256,
    String consentId,
    Optional<Instant> validUntil) {
  private static final String UNTIL = "/validity/until";

  /** What the receipt says apart from its image, of a license that begins now. */
  static Map<String, Object> of(ConsentReceipt receipt) {
    Map<String, Object> content = new HashMap<>();
    content.put("artist", Map.of("id", receipt.artistId(), "name", receipt.artistName()));
    content.put(
        "model",
        Map.of(
            "id", receipt.modelId(),
            "version", receipt.versionId(),
            "weightsSha256", receipt.weightsHash(),
            "baseModel", receipt.baseModel(),
            "provider", receipt.providerId()));
    content.put("license", Map.of("tier", receipt.license(), "termsSha256", receipt.termsHash()));
    content.put("consent", Map.of("id", receipt.consentId(), "version", receipt.consentVersion()));
    content.put("prompt", Map.of("saltedSha256", receipt.promptHash()));
    content.put("restrictions", receipt.restrictions());
    // To the second, so that it is not after the time at which the record is then signed.
    Map<String, Object> validity = new HashMap<>();
    validity.put("from", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    receipt.validUntil().ifPresent(end -> validity.put("until", end.toString()));
    content.put("validity", validity);
    return content;
  }

  /** The same of an image. */
  static Map<String, Object> of(
      Map<String, Object> said, String imageSha256, long imageBytes, String mediaType) {
    Map<String, Object> content = new HashMap<>(said);
    content.put(
        "image", Map.of("sha256", imageSha256, "mediaType", mediaType, "bytes", imageBytes));
    return content;
  }

  static ReceiptContent parse(byte[] content) throws Unreadable {
    JsonNode root = RecordContent.root(content);
    return new ReceiptContent(
        RecordContent.id(root, "/id"),
        RecordContent.time(root, "/issued"),
        RecordContent.hash(root, "/image/sha256"),
        root.at("/image/bytes").asLong(),
        RecordContent.text(root, "/image/mediaType"),
        RecordContent.hash(root, "/license/termsSha256"),
        RecordContent.id(root, "/consent/id"),
        root.at(UNTIL).isMissingNode()
            ? Optional.empty()
            : Optional.of(RecordContent.time(root, UNTIL)));
  }

  IssuedImage image() {
    return new IssuedImage(id, imageSha256, imageBytes, mediaType, issued);
  }
}
