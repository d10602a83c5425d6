package art.painter.core.receipt;

import art.painter.api.record.SignedContent;
import art.painter.core.CanonicalJson;
import art.painter.core.receipt.ReceiptContent.Unreadable;
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

/**
 * A receipt as it is given away: the document, and if it comes in one file with them its proof and
 * its terms.
 */
record Portable(SignedContent signed, Optional<String> proof, Optional<JsonNode> terms) {
  private static final String RECEIPT = "receipt";
  private static final String PROOF = "proof";
  private static final String TERMS = "terms";
  private static final Set<String> MEMBERS = Set.of(RECEIPT, PROOF, TERMS);

  static String write(byte[] document, String proof, Map<String, Object> terms) {
    Map<String, Object> members = Map.of(RECEIPT, text(document), PROOF, proof, TERMS, terms);
    return new String(CanonicalJson.of(members), StandardCharsets.UTF_8);
  }

  static Portable read(byte[] bytes, Function<byte[], Optional<SignedContent>> reader)
      throws Unreadable {
    Optional<JsonNode> json = CanonicalJson.read(bytes).filter(JsonNode::isObject);
    if (json.isPresent() && MEMBERS.stream().anyMatch(json.get()::has)) {
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
    if (!names.equals(MEMBERS)) {
      throw new Unreadable(
          "The file has to hold exactly proof, receipt and terms, but it holds: "
              + String.join(", ", names)
              + ".");
    }
    if (!json.get(RECEIPT).isTextual()
        || !json.get(PROOF).isTextual()
        || !json.get(TERMS).isObject()) {
      throw new Unreadable("The file's receipt and proof have to be texts, its terms an object.");
    }
    return new Portable(
        document(json.get(RECEIPT).textValue(), reader)
            .orElseThrow(
                () ->
                    new Unreadable(
                        "The receipt in the file is in no format that is known here, or it was changed.")),
        Optional.of(json.get(PROOF).textValue()),
        Optional.of(json.get(TERMS)));
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
