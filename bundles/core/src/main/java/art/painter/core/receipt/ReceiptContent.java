package art.painter.core.receipt;

import art.painter.api.log.RecordKind;
import art.painter.api.receipt.ConsentReceipt;
import art.painter.api.receipt.IssuedImage;
import art.painter.api.record.Records;
import art.painter.core.CanonicalJson;
import art.painter.core.record.Unreadable;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

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
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  /** Years of four digits: what lies beyond cannot even be printed as a date. */
  private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9T:.-]{1,40}Z");

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
    JsonNode root =
        CanonicalJson.read(content)
            .filter(JsonNode::isObject)
            .orElseThrow(() -> new Unreadable("What the receipt says is not canonical JSON."));
    if (!root.path("kind").asText().equals(RecordKind.RECEIPT.name())) {
      throw new Unreadable("This is another record of the platform, not the receipt of an image.");
    }
    if (root.path("form").asInt() != Records.FORM) {
      throw new Unreadable("The receipt has a form that is not known here. Use a newer verifier.");
    }
    return new ReceiptContent(
        id(root, "/id"),
        time(root, "/issued"),
        hash(root, "/image/sha256"),
        root.at("/image/bytes").asLong(),
        text(root, "/image/mediaType"),
        hash(root, "/license/termsSha256"),
        id(root, "/consent/id"),
        root.has("validUntil") ? Optional.of(time(root, "/validUntil")) : Optional.empty());
  }

  private static String text(JsonNode root, String place) throws Unreadable {
    JsonNode value = root.at(place);
    if (!value.isTextual()) {
      throw new Unreadable("The receipt does not say its " + place.substring(1) + ".");
    }
    return value.textValue();
  }

  private static String id(JsonNode root, String place) throws Unreadable {
    String value = text(root, place);
    if (!ID.matcher(value).matches()) {
      throw new Unreadable("The receipt's " + place.substring(1) + " is no id of this platform.");
    }
    return value;
  }

  private static String hash(JsonNode root, String place) throws Unreadable {
    String value = text(root, place);
    if (!SHA_256.matcher(value).matches()) {
      throw new Unreadable("The receipt's " + place.substring(1) + " is no SHA-256.");
    }
    return value;
  }

  private static Instant time(JsonNode root, String place) throws Unreadable {
    String value = text(root, place);
    try {
      if (TIME.matcher(value).matches()) {
        return Instant.parse(value);
      }
    } catch (DateTimeException noSuchDay) {
      // Is told as all others.
    }
    throw new Unreadable("The receipt's " + place.substring(1) + " is no time.");
  }

  IssuedImage image() {
    return new IssuedImage(id, imageSha256, imageBytes, mediaType, issued);
  }
}
