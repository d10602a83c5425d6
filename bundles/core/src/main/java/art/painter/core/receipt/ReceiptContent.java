package art.painter.core.receipt;

import art.painter.api.receipt.ConsentReceipt;
import art.painter.api.receipt.IssuedImage;
import art.painter.core.record.Unreadable;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
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
  /** What the receipt says apart from its image. */
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
    receipt.validUntil().ifPresent(end -> content.put("validUntil", end.toString()));
    return content;
  }

  static Map<String, Object> of(
      ConsentReceipt receipt, String imageSha256, long imageBytes, String mediaType) {
    Map<String, Object> content = of(receipt);
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
        root.has("validUntil")
            ? Optional.of(RecordContent.time(root, "/validUntil"))
            : Optional.empty());
  }

  IssuedImage image() {
    return new IssuedImage(id, imageSha256, imageBytes, mediaType, issued);
  }
}
