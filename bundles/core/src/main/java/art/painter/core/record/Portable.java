package art.painter.core.record;

import art.painter.api.record.SignedContent;
import art.painter.core.CanonicalJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A record as it is given away: the document, and if it comes in one file with them its proof and,
 * for a receipt, its terms.
 */
public record Portable(SignedContent signed, Optional<String> proof, Optional<JsonNode> terms) {
  private static final String RECEIPT = "receipt";
  private static final String RECORD = "record";
  private static final String PROOF = "proof";
  private static final String TERMS = "terms";
  private static final Set<String> OF_RECEIPT = Set.of(RECEIPT, PROOF, TERMS);
  private static final Set<String> OF_RECORD = Set.of(RECORD, PROOF);

  /** Writes a receipt with its proof and its terms. */
  public static String write(byte[] document, String proof, JsonNode terms) {
    return text(Map.of(RECEIPT, text(document), PROOF, proof, TERMS, terms));
  }

  /** Writes any record with its proof. */
  static String write(byte[] document, String proof) {
    return text(Map.of(RECORD, text(document), PROOF, proof));
  }

  private static String text(Map<String, Object> members) {
    return new String(CanonicalJson.of(members), StandardCharsets.UTF_8);
  }

  /** Reads what was written so, or a document alone. */
  public static Portable read(byte[] bytes, Function<byte[], Optional<SignedContent>> reader)
      throws Unreadable {
    Optional<JsonNode> json = CanonicalJson.read(bytes).filter(JsonNode::isObject);
    if (json.isPresent() && Stream.of(RECEIPT, RECORD, PROOF, TERMS).anyMatch(json.get()::has)) {
      return readWhole(json.get(), reader);
    }
    SignedContent alone =
        reader
            .apply(bytes)
            .orElseThrow(
                () ->
                    new Unreadable(
                        bytes.length > 0 && bytes[0] == '{' && json.isEmpty()
                            ? "The file is not in its exact form (canonical JSON): it was changed, cut off or formatted anew."
                            : "This is no receipt in a format that is known here, or it was changed."));
    return new Portable(alone, Optional.empty(), Optional.empty());
  }

  private static Portable readWhole(JsonNode json, Function<byte[], Optional<SignedContent>> reader)
      throws Unreadable {
    Set<String> names = new TreeSet<>();
    json.fieldNames().forEachRemaining(names::add);
    boolean receipt = names.equals(OF_RECEIPT);
    if (!receipt && !names.equals(OF_RECORD)) {
      throw new Unreadable(
          "The file has to hold exactly proof, receipt and terms, or for another record proof and record, but it holds: "
              + String.join(", ", names)
              + ".");
    }
    JsonNode document = json.get(receipt ? RECEIPT : RECORD);
    if (!document.isTextual()
        || !json.get(PROOF).isTextual()
        || receipt && !json.get(TERMS).isObject()) {
      throw new Unreadable(
          "The file's document and proof have to be texts, a receipt's terms an object.");
    }
    return new Portable(
        document(document.textValue(), reader)
            .orElseThrow(
                () ->
                    new Unreadable(
                        "The document in the file is in no format that is known here, or it was changed.")),
        Optional.of(json.get(PROOF).textValue()),
        Optional.ofNullable(json.get(TERMS)));
  }

  /** Only what is no text is encoded, so that each document has one spelling. */
  private static String text(byte[] document) {
    return isText(document)
        ? new String(document, StandardCharsets.UTF_8)
        : Base64.getUrlEncoder().withoutPadding().encodeToString(document);
  }

  private static Optional<SignedContent> document(
      String text, Function<byte[], Optional<SignedContent>> reader) {
    return reader
        .apply(text.getBytes(StandardCharsets.UTF_8))
        .or(() -> decoded(text).flatMap(reader));
  }

  private static Optional<byte[]> decoded(String text) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(text))
          .filter(document -> text(document).equals(text));
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  private static boolean isText(byte[] document) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document));
      return true;
    } catch (CharacterCodingException bytes) {
      return false;
    }
  }
}
