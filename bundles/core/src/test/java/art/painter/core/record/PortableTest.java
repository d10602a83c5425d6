package art.painter.core.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.record.SignedContent;
import art.painter.core.CanonicalJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PortableTest {
  private static final JsonNode NO_TERMS = JsonNodeFactory.instance.objectNode();

  /** Reads whatever begins as it was told to, and takes it for the content. */
  private static Function<byte[], Optional<SignedContent>> beginningWith(int first) {
    return document ->
        document.length > 0 && (document[0] & 0xff) == first
            ? Optional.of(new SignedContent(document, Optional.empty()))
            : Optional.empty();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode json(String portable) {
    return CanonicalJson.read(utf8(portable)).orElseThrow();
  }

  @Test
  void a_document_that_is_text_is_in_it_as_text() throws Unreadable {
    byte[] document = utf8("Zoë's \"receipt\"\n");
    String portable = Portable.write(document, "proof", NO_TERMS);
    assertEquals("Zoë's \"receipt\"\n", json(portable).get("receipt").asText());
    Portable read = Portable.read(utf8(portable), beginningWith('Z'));
    assertArrayEquals(document, read.signed().content());
    assertEquals(Optional.of("proof"), read.proof());
    assertTrue(read.terms().isPresent());
  }

  @Test
  void a_document_that_is_no_text_is_in_it_as_base64url() throws Unreadable {
    byte[] document = {(byte) 0xff, 0, (byte) 0xfb, (byte) 0xf0};
    String portable = Portable.write(document, "proof", NO_TERMS);
    assertEquals("_wD78A", json(portable).get("receipt").asText());
    Portable read = Portable.read(utf8(portable), beginningWith(0xff));
    assertArrayEquals(document, read.signed().content());
  }

  @Test
  void no_document_has_two_spellings() {
    for (String other : new String[] {"_wD78B", "_wD78A==", "/wD78A", "_wD78A\n"}) {
      byte[] portable = CanonicalJson.of(Map.of("receipt", other, "proof", "", "terms", Map.of()));
      assertThrows(Unreadable.class, () -> Portable.read(portable, beginningWith(0xff)), other);
    }
    byte[] encodedText =
        CanonicalJson.of(Map.of("receipt", "WmUK", "proof", "", "terms", Map.of()));
    assertThrows(Unreadable.class, () -> Portable.read(encodedText, beginningWith('Z')));
  }

  @Test
  void a_record_of_another_kind_comes_with_its_proof_alone() throws Unreadable {
    String portable = Portable.write(utf8("Zoë"), "proof");
    assertEquals("{\"proof\":\"proof\",\"record\":\"Zoë\"}", portable);
    Portable read = Portable.read(utf8(portable), beginningWith('Z'));
    assertArrayEquals(utf8("Zoë"), read.signed().content());
    assertEquals(Optional.of("proof"), read.proof());
    assertTrue(read.terms().isEmpty());
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("record", "Zoë"),
            Map.of("record", "Zoë", "proof", 1),
            Map.of("record", "Zoë", "proof", "", "terms", Map.of()),
            Map.of("record", "Zoë", "proof", "", "receipt", "Zoë"))) {
      byte[] bytes = CanonicalJson.of(wrong);
      assertThrows(Unreadable.class, () -> Portable.read(bytes, beginningWith('Z')));
    }
  }

  @Test
  void a_document_alone_has_neither_proof_nor_terms() throws Unreadable {
    Portable read = Portable.read(utf8("{}"), beginningWith('{'));
    assertTrue(read.proof().isEmpty());
    assertTrue(read.terms().isEmpty());
  }
}
