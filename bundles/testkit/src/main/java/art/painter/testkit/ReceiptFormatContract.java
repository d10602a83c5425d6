package art.painter.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import art.painter.api.consent.ConsentReceipt;
import art.painter.api.consent.ReceiptFormat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link ReceiptFormat} holds to. */
public abstract class ReceiptFormatContract {
  /** {@return a new instance, as it ships} */
  protected abstract ReceiptFormat format();

  /**
   * {@return what was written, as text in which the receipt's values can be found}
   *
   * @param written the bytes
   */
  protected String readable(byte[] written) {
    return new String(written, StandardCharsets.UTF_8);
  }

  /** {@return whether the same receipt is the same bytes; false for formats that sign at random} */
  protected boolean deterministic() {
    return true;
  }

  /**
   * {@return whether it is registered as a component of its class's name; false for test doubles}
   */
  protected boolean isComponent() {
    return true;
  }

  @Test
  void it_is_registered_under_an_id() {
    assumeTrue(isComponent(), "a test double is no component");
    Components.assertHasProviderId(format());
  }

  @Test
  void it_names_the_media_type_of_what_it_writes() {
    String type = format().mediaType();
    assertTrue(type.matches("[a-z]+/[a-z0-9.+-]+(; ?[a-z]+=[A-Za-z0-9./+-]+)*"), type);
    assertEquals(type, format().mediaType());
  }

  @Test
  void it_writes_everything_that_the_receipt_says() {
    ConsentReceipt receipt = Samples.receipt();
    String text = readable(format().write(receipt));
    for (String value : texts(receipt)) {
      assertTrue(text.contains(value), () -> value + " is in " + text);
    }
    assertTrue(text.contains("2026-11-23") || text.contains("1795428930"), "says when: " + text);
  }

  @Test
  void the_same_receipt_is_the_same_bytes_every_time() {
    assumeTrue(deterministic(), "it says that it is not deterministic");
    ReceiptFormat asked = format();
    byte[] first = asked.write(Samples.receipt());
    asked.write(with(3, "Somebody else"));
    assertArrayEquals(first, asked.write(Samples.receipt()));
    assertArrayEquals(first, format().write(Samples.receipt()));
  }

  @Test
  void what_it_wrote_is_the_callers_to_change() {
    assumeTrue(deterministic(), "it says that it is not deterministic");
    ReceiptFormat asked = format();
    byte[] first = asked.write(Samples.receipt());
    Arrays.fill(first, (byte) 0);
    assertFalse(Arrays.equals(first, asked.write(Samples.receipt())));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13})
  void a_receipt_that_says_something_else_is_other_bytes(int field) {
    ConsentReceipt other = with(field, field == 13 ? "2026-11-23T10:15:31Z" : "other");
    assertFalse(
        readable(format().write(other)).equals(readable(format().write(Samples.receipt()))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"}, \"artist\": \"Mallory",
        "</script><script>",
        "line\nfeed",
        "tab\tand \\ back",
        "Zoë 画家 🎨",
        "",
        "%s {0} ${name}"
      })
  void a_name_of_any_characters_does_no_harm(String name) {
    byte[] written = format().write(with(3, name));
    assertTrue(written.length > 0);
    assertFalse(readable(written).equals(readable(format().write(Samples.receipt()))));
  }

  @Test
  void concurrent_calls_do_not_disturb_each_other() {
    assumeTrue(deterministic(), "it says that it is not deterministic");
    ReceiptFormat asked = format();
    Calls.assertSafeConcurrently(
        List.of(Samples.receipt(), with(3, "Somebody else"), with(0, "another")),
        receipt -> readable(asked.write(receipt)));
  }

  private static List<String> texts(ConsentReceipt receipt) {
    return List.of(
        receipt.id(),
        receipt.imageHash(),
        receipt.artistId(),
        receipt.artistName(),
        receipt.modelId(),
        receipt.versionId(),
        receipt.weightsHash(),
        receipt.baseModel(),
        receipt.providerId(),
        receipt.license(),
        receipt.termsHash(),
        receipt.consentId(),
        receipt.promptHash());
  }

  private static ConsentReceipt with(int field, String value) {
    String[] texts = texts(Samples.receipt()).toArray(String[]::new);
    Instant issued = field == texts.length ? Instant.parse(value) : Samples.receipt().issued();
    if (field < texts.length) {
      texts[field] = value;
    }
    return new ConsentReceipt(
        texts[0], texts[1], texts[2], texts[3], texts[4], texts[5], texts[6], texts[7], texts[8],
        texts[9], texts[10], texts[11], texts[12], issued);
  }
}
