package art.painter.consent.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.consent.ConsentReceipt;
import art.painter.api.consent.ReceiptFormat;
import art.painter.testkit.ReceiptFormatContract;
import art.painter.testkit.Samples;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonReceiptFormatTest extends ReceiptFormatContract {
  @Override
  protected ReceiptFormat format() {
    return new JsonReceiptFormat();
  }

  @Test
  void it_says_plainly_that_it_is_not_signed() throws IOException {
    JsonNode written = read(format().write(Samples.receipt()));
    assertEquals("painter-receipt/1", written.get("format").textValue());
    assertTrue(written.get("signed").isBoolean());
    assertFalse(written.get("signed").booleanValue());
    assertTrue(written.get("about").textValue().contains("not signed"));
    assertEquals("application/json", format().mediaType());
  }

  @Test
  void each_value_is_where_readers_look_for_it() throws IOException {
    ConsentReceipt receipt = Samples.receipt();
    JsonNode written = read(format().write(receipt));
    assertEquals(receipt.id(), written.at("/id").textValue());
    assertEquals("2026-11-23T10:15:30Z", written.at("/issued").textValue());
    assertEquals(receipt.imageHash(), written.at("/image/sha256").textValue());
    assertEquals(receipt.artistId(), written.at("/artist/id").textValue());
    assertEquals(receipt.artistName(), written.at("/artist/name").textValue());
    assertEquals(receipt.modelId(), written.at("/model/id").textValue());
    assertEquals(receipt.versionId(), written.at("/model/version").textValue());
    assertEquals(receipt.weightsHash(), written.at("/model/weightsSha256").textValue());
    assertEquals(receipt.baseModel(), written.at("/model/baseModel").textValue());
    assertEquals(receipt.providerId(), written.at("/model/provider").textValue());
    assertEquals(receipt.license(), written.at("/license/tier").textValue());
    assertEquals(receipt.termsHash(), written.at("/license/termsSha256").textValue());
    assertEquals(receipt.consentId(), written.at("/consent/id").textValue());
    assertEquals(receipt.promptHash(), written.at("/prompt/saltedSha256").textValue());
  }

  @Test
  void it_is_canonical_with_sorted_keys_and_no_white_space_between_them() throws IOException {
    byte[] bytes = format().write(Samples.receipt());
    List<String> keys = new ArrayList<>();
    read(bytes).fieldNames().forEachRemaining(keys::add);
    assertEquals(keys.stream().sorted().toList(), keys);
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertTrue(text.startsWith("{\"about\":\""), text);
    assertTrue(text.contains("\",\"artist\":{\"id\":\""), text);
  }

  private static JsonNode read(byte[] written) throws IOException {
    return new ObjectMapper().readTree(written);
  }
}
