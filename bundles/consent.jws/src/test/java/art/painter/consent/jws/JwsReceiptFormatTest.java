package art.painter.consent.jws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.record.ReceiptFormat;
import art.painter.api.record.SignedContent;
import art.painter.testkit.ReceiptFormatContract;
import art.painter.testkit.TestSigner;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwsReceiptFormatTest extends ReceiptFormatContract {
  private static final String HEADER =
      "{\"alg\":\"EdDSA\",\"kid\":\"KEY\",\"typ\":\"painter-record+jws\"}";
  private static final String CONTENT = "{\"form\":2,\"id\":\"rec-1\",\"kind\":\"RECEIPT\"}";

  private final TestSigner key = new TestSigner();

  @Override
  protected ReceiptFormat format() {
    return new JwsReceiptFormat();
  }

  @Override
  protected boolean signed() {
    return true;
  }

  @Test
  void it_writes_what_openssl_writes_with_the_key_of_rfc_8037() {
    byte[] written = format().write(utf8(CONTENT), new Rfc8037Signer());
    assertEquals(
        // Header and payload in base64url, signed by: openssl pkeyutl -sign -rawin
        "eyJhbGciOiJFZERTQSIsImtpZCI6ImtQcktfcW14VldhWVZBOXd3QkY2SXVvM3ZWeno3VHhIQ1R3WEJ5Z3JTNGsi"
            + "LCJ0eXAiOiJwYWludGVyLXJlY29yZCtqd3MifQ"
            + ".eyJmb3JtIjoyLCJpZCI6InJlYy0xIiwia2luZCI6IlJFQ0VJUFQifQ"
            + ".q21aqG97F0wknOq6JCgAPsiZFmDz_WVn--6rUiUp7zcj0hIhWlieKWoJdKvyItBejqShd-7pAQW9erOktJdlAQ",
        new String(written, StandardCharsets.US_ASCII));
    assertEquals("application/jose", format().mediaType());
  }

  @Test
  void a_document_written_by_hand_is_read_like_its_own() {
    SignedContent read = read(signed(HEADER, CONTENT)).orElseThrow();
    assertArrayEquals(utf8(CONTENT), read.content());
    SignedContent.Signature signature = read.signature().orElseThrow();
    assertEquals(key.keyId(), signature.keyId());
    assertTrue(key.key().verifies(signature.message(), signature.bytes()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\",\"kid\":\"KEY\",\"typ\":\"painter-record+jws\"}",
        "{\"alg\":\"HS256\",\"kid\":\"KEY\",\"typ\":\"painter-record+jws\"}",
        "{\"alg\":\"ES256\",\"kid\":\"KEY\",\"typ\":\"painter-record+jws\"}",
        "{\"alg\":\"Ed25519\",\"kid\":\"KEY\",\"typ\":\"painter-record+jws\"}",
        "{\"alg\":\"eddsa\",\"kid\":\"KEY\",\"typ\":\"painter-record+jws\"}",
        "{\"alg\":\"EdDSA\",\"kid\":\"KEY\",\"typ\":\"JWT\"}",
        "{\"alg\":\"EdDSA\",\"kid\":\"KEY\",\"typ\":\"application/painter-record+jws\"}",
        "{\"alg\":\"EdDSA\",\"kid\":\"KEY\"}",
        "{\"alg\":\"EdDSA\",\"typ\":\"painter-record+jws\"}",
        "{\"alg\":\"EdDSA\",\"kid\":null,\"typ\":\"painter-record+jws\"}",
        "{\"alg\":\"EdDSA\",\"kid\":\"\",\"typ\":\"painter-record+jws\"}",
        "{\"alg\":\"EdDSA\",\"kid\":\"null\",\"typ\":\"painter-record+jws\"}",
        "{\"alg\":\"EdDSA\",\"kid\":\"../../../etc/passwd\",\"typ\":\"painter-record+jws\"}",
        "{\"alg\":\"EdDSA\",\"kid\":\"KEY=\",\"typ\":\"painter-record+jws\"}",
        "{\"alg\":\"EdDSA\",\"b64\":true,\"kid\":\"KEY\",\"typ\":\"painter-record+jws\"}",
        "{\"alg\":\"EdDSA\",\"b64\":false,\"crit\":[\"b64\"],\"kid\":\"KEY\",\"typ\":\"painter-record+jws\"}",
        "{\"alg\":\"EdDSA\",\"crit\":[\"exp\"],\"exp\":1,\"kid\":\"KEY\",\"typ\":\"painter-record+jws\"}",
        "{\"alg\":\"EdDSA\",\"cty\":\"json\",\"kid\":\"KEY\",\"typ\":\"painter-record+jws\"}",
        "{\"alg\":\"EdDSA\",\"jku\":\"https://example.org/keys\",\"kid\":\"KEY\",\"typ\":\"painter-record+jws\"}",
        "{\"alg\":\"EdDSA\",\"jwk\":{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"},\"kid\":\"KEY\",\"typ\":\"painter-record+jws\"}",
        "{\"alg\":\"EdDSA\",\"kid\":\"KEY\",\"typ\":\"painter-record+jws\",\"x5u\":\"https://example.org/chain\"}",
        "{\"alg\":\"EdDSA\",\"kid\":\"KEY\",\"typ\":\"painter-record+jws\",\"x5c\":[\"AAAA\"]}",
        "{\"alg\":\"EdDSA\",\"kid\":\"KEY\",\"typ\":\"painter-record+jws\",\"more\":{\"a\":[]}}",
        "{\"alg\":\"none\",\"alg\":\"EdDSA\",\"kid\":\"KEY\",\"typ\":\"painter-record+jws\"}",
        "{\"kid\":\"KEY\",\"typ\":\"painter-record+jws\",\"alg\":\"EdDSA\"}",
        "{\"alg\": \"EdDSA\",\"kid\":\"KEY\",\"typ\":\"painter-record+jws\"}",
        "{\"alg\":\"EdDSA\",\"kid\":\"KEY\",\"typ\":\"painter-record\\u002bjws\"}",
        "{alg:EdDSA,kid:\"KEY\",typ:\"painter-record+jws\"}",
        "{}",
        "[]",
        "null",
        ""
      })
  void any_other_header_is_refused_however_well_it_is_signed(String header) {
    assertTrue(read(signed(header, CONTENT)).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"b\",\"form\":2}",
        "{\"form\": 2}",
        "{\"form\":2}\n",
        "{\"form\":2.0}",
        "{\"form\":2,\"form\":2}",
        "{\"form\":2,\"t\":\"\\u0041\"}",
        "{\"form\":2}{\"form\":2}",
        "\ufeff{\"form\":2}",
        "[{\"form\":2}]",
        "\"form\"",
        "Example of Ed25519 signing",
        ""
      })
  void a_payload_that_is_no_canonical_object_is_refused_however_well_it_is_signed(String payload) {
    assertTrue(read(signed(HEADER, payload)).isEmpty());
  }

  @Test
  void a_payload_nested_without_end_is_refused() {
    String deep = "{\"a\":".repeat(50_000) + "0" + "}".repeat(50_000);
    assertTrue(read(signed(HEADER, deep)).isEmpty());
    assertTrue(read(signed(deep, CONTENT)).isEmpty());
    assertTrue(read(signed("{\"a\":".repeat(3_000), CONTENT)).isEmpty());
  }

  @Test
  void there_is_one_spelling_of_a_document() {
    String document = signed(HEADER, CONTENT);
    assertFalse(read(document).isEmpty());
    String message = document.substring(0, document.lastIndexOf('.'));
    String signature = document.substring(document.lastIndexOf('.') + 1);
    assertTrue(read(document + "=").isEmpty(), "padding");
    assertTrue(read(document + "==").isEmpty(), "padding");
    assertTrue(read(document + "\n").isEmpty(), "a line feed");
    assertTrue(read(" " + document).isEmpty(), "a space");
    assertTrue(read(document.replace(".", ". ")).isEmpty(), "spaces");
    assertTrue(read(document + ".").isEmpty(), "four parts");
    assertTrue(read(message).isEmpty(), "two parts");
    assertTrue(read(message + ".").isEmpty(), "no signature");
    assertTrue(read(message + "." + base64(new byte[63])).isEmpty(), "a short signature");
    assertTrue(read(message + "." + base64(new byte[65])).isEmpty(), "a long signature");
    assertTrue(
        read(document.replace('-', '+').replace('_', '/') + "+").isEmpty(), "the other alphabet");
    char last = signature.charAt(signature.length() - 1);
    for (char other = last; other <= 'z'; other++) {
      // 64 bytes leave four bits of the last character unused; setting them changes nothing.
      String stray = signature.substring(0, signature.length() - 1) + other;
      assertTrue(
          other == last
              || read(message + "." + stray)
                  .flatMap(SignedContent::signature)
                  .filter(one -> key.key().verifies(one.message(), one.bytes()))
                  .isEmpty(),
          () -> "stray bits: " + stray);
    }
    String json =
        "{\"payload\":\"%s\",\"protected\":\"%s\",\"signature\":\"%s\"}"
            .formatted(base64(utf8(CONTENT)), base64(utf8(header(HEADER))), signature);
    assertTrue(read(json).isEmpty(), "JSON serialization");
  }

  @Test
  void what_is_larger_than_any_record_is_refused_before_it_is_parsed() {
    String most = "a".repeat(784_000);
    assertFalse(read(signed(HEADER, "{\"form\":2,\"t\":\"" + most + "\"}")).isEmpty());
    assertTrue(
        read(signed(HEADER, "{\"form\":2,\"t\":\"" + most + "aaaaaaa".repeat(400) + "\"}"))
            .isEmpty());
  }

  private Optional<SignedContent> read(String document) {
    return format().read(utf8(document));
  }

  private String signed(String header, String payload) {
    String message = base64(utf8(header(header))) + "." + base64(utf8(payload));
    return message + "." + base64(key.sign(utf8(message)));
  }

  private String header(String form) {
    return form.replace("KEY", key.keyId());
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
