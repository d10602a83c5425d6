package art.painter.consent.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.record.ReceiptFormat;
import art.painter.testkit.ReceiptFormatContract;
import art.painter.testkit.TestSigner;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

// snippet: contract
class JsonReceiptFormatTest extends ReceiptFormatContract {
  @Override
  protected ReceiptFormat format() {
    return new JsonReceiptFormat();
  }

  @Override
  protected boolean signed() {
    return false;
  }

  // end: contract

  @Test
  void the_document_is_the_content() {
    byte[] content = utf8("{\"form\":2,\"id\":\"rec-1\"}");
    assertArrayEquals(content, format().write(content, new TestSigner()));
    assertEquals("application/json", format().mediaType());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"b\",\"form\":2}",
        "{\"form\": 2}",
        " {\"form\":2}",
        "{\"form\":2}\n",
        "{\"form\":2.0}",
        "{\"form\":2e0}",
        "{\"form\":-0}",
        "{\"form\":1e999}",
        "{\"form\":9007199254740993}",
        "{\"form\":2,\"form\":2}",
        "{\"form\":null,\"form\":2}",
        "{\"form\":2,\"t\":\"\\u0041\"}",
        "{\"form\":2,\"t\":\"\\/\"}",
        "{\"form\":2,\"t\":\"\\u000A\"}",
        "{\"form\":2,\"t\":\"\\ud83c\"}",
        "{\"form\":2,}",
        "{\"form\":2}{\"form\":2}",
        "\ufeff{\"form\":2}",
        "{\"id\":\"rec-1\"}",
        "{\"record\":{\"form\":2}}"
      })
  void what_is_not_canonical_or_no_record_is_none(String document) {
    assertTrue(format().read(utf8(document)).isEmpty());
  }

  @Test
  void what_is_larger_than_any_record_is_none() {
    String longest = "a".repeat(1_048_576 - "{\"form\":2,\"t\":\"\"}".length());
    assertFalse(format().read(utf8("{\"form\":2,\"t\":\"" + longest + "\"}")).isEmpty());
    assertTrue(format().read(utf8("{\"form\":2,\"t\":\"" + longest + "a\"}")).isEmpty());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
