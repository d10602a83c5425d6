package art.painter.core.receipt;

import art.painter.api.log.RecordKind;
import art.painter.api.record.Records;
import art.painter.core.CanonicalJson;
import art.painter.core.record.Unreadable;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What every record says, and is looked at again.
 *
 * @param what what it is, in words
 * @param consentId the consent that it is, rests on or changes, if any
 */
record RecordContent(
    RecordKind kind, String id, Instant issued, String what, Optional<String> consentId) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  /** Years of four digits: what lies beyond cannot even be printed as a date. */
  private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9T:.-]{1,40}Z");

  static RecordContent parse(byte[] content) throws Unreadable {
    JsonNode root = root(content);
    String said = text(root, "/kind");
    RecordKind kind =
        Arrays.stream(RecordKind.values())
            .filter(known -> known.name().equals(said))
            .findFirst()
            .orElseThrow(RecordContent::tooNew);
    if (root.path("form").asInt() != Records.FORM) {
      throw tooNew();
    }
    String id = id(root, "/id");
    Instant issued = time(root, "/issued");
    return switch (kind) {
      case RECEIPT -> of(kind, id, issued, "the receipt of an image", id(root, "/consent/id"));
      case CONSENT -> of(kind, id, issued, "the record of consent " + id, id);
      case WITHDRAWAL -> decision(kind, id, issued, "a withdrawal", root);
      case PAUSE -> decision(kind, id, issued, "a pause", root);
      case RESUMPTION -> decision(kind, id, issued, "the end of a pause", root);
      case GRANT ->
          other(kind, id, issued, "the grant of license terms for model " + id(root, "/about"));
      case DELETION -> other(kind, id, issued, "the deletion of " + id(root, "/about"));
    };
  }

  private static RecordContent decision(
      RecordKind kind, String id, Instant issued, String what, JsonNode root) throws Unreadable {
    String consentId = id(root, "/consent/id");
    return of(kind, id, issued, "the record of " + what + " of consent " + consentId, consentId);
  }

  private static RecordContent other(RecordKind kind, String id, Instant issued, String what) {
    return new RecordContent(kind, id, issued, "the record of " + what, Optional.empty());
  }

  private static RecordContent of(
      RecordKind kind, String id, Instant issued, String what, String consentId) {
    return new RecordContent(kind, id, issued, what, Optional.of(consentId));
  }

  private static Unreadable tooNew() {
    return new Unreadable(
        "The record has a kind or form that is not known here. Use a newer verifier.");
  }

  static JsonNode root(byte[] content) throws Unreadable {
    return CanonicalJson.read(content)
        .filter(JsonNode::isObject)
        .orElseThrow(() -> new Unreadable("What the record says is not canonical JSON."));
  }

  static String text(JsonNode root, String place) throws Unreadable {
    JsonNode value = root.at(place);
    if (!value.isTextual()) {
      throw new Unreadable("The record does not say its " + place.substring(1) + ".");
    }
    return value.textValue();
  }

  static String id(JsonNode root, String place) throws Unreadable {
    String value = text(root, place);
    if (!ID.matcher(value).matches()) {
      throw new Unreadable("The record's " + place.substring(1) + " is no id of this platform.");
    }
    return value;
  }

  static String hash(JsonNode root, String place) throws Unreadable {
    String value = text(root, place);
    if (!SHA_256.matcher(value).matches()) {
      throw new Unreadable("The record's " + place.substring(1) + " is no SHA-256.");
    }
    return value;
  }

  static Instant time(JsonNode root, String place) throws Unreadable {
    String value = text(root, place);
    try {
      if (TIME.matcher(value).matches()) {
        return Instant.parse(value);
      }
    } catch (DateTimeException noSuchDay) {
      // Is told as all others.
    }
    throw new Unreadable("The record's " + place.substring(1) + " is no time.");
  }

  boolean isReceipt() {
    return kind == RecordKind.RECEIPT;
  }

  /** What to call it in a sentence. */
  String noun() {
    return isReceipt() ? "receipt" : "record";
  }

  /** Where the node that issued it has its proof. */
  String proofPath() {
    return "/v1/" + noun() + "s/" + id + "/proof";
  }
}
