package art.painter.consent.jws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.OctetKeyPair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the standards that the format is built on, as they are printed there. */
class StandardsTest {
  @Test
  void the_signature_of_rfc_8037_appendix_a_4_is_made_and_verified() {
    byte[] message = utf8("eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc");
    String signature =
        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
    assertEquals(
        signature,
        Base64.getUrlEncoder().withoutPadding().encodeToString(new Rfc8037Signer().sign(message)));
    byte[] bytes = Base64.getUrlDecoder().decode(signature);
    assertTrue(Rfc8037Signer.key().verifies(message, bytes));
    message[3] ^= 1;
    assertFalse(Rfc8037Signer.key().verifies(message, bytes));
  }

  @Test
  void the_thumbprint_of_rfc_8037_appendix_a_3_is_the_keys_id() throws Exception {
    OctetKeyPair key =
        OctetKeyPair.parse(
            """
            {"kty":"OKP","crv":"Ed25519",
             "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""");
    assertEquals(Rfc8037Signer.key().id(), key.computeThumbprint().toString());
    assertEquals(
        "90facafea9b1556698540f70c0117a22ea37bd5cf3ed3c47093c1707282b4b89",
        HexFormat.of().formatHex(key.computeThumbprint().decode()));
  }

  @Test
  void the_example_of_rfc_8785_section_3_2_is_canonical_once_it_is_canonicalized()
      throws IOException {
    String given =
        """
        {
          "numbers": [333333333.33333329, 1E30, 4.50,
                      2e-3, 0.000000000000000000000000001],
          "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
          "literals": [null, true, false]
        }""";
    String canonical =
        """
        7b 22 6c 69 74 65 72 61 6c 73 22 3a 5b 6e 75 6c 6c 2c 74 72
        75 65 2c 66 61 6c 73 65 5d 2c 22 6e 75 6d 62 65 72 73 22 3a
        5b 33 33 33 33 33 33 33 33 33 2e 33 33 33 33 33 33 33 2c 31
        65 2b 33 30 2c 34 2e 35 2c 30 2e 30 30 32 2c 31 65 2d 32 37
        5d 2c 22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30
        30 66 5c 6e 41 27 42 5c 22 5c 5c 5c 5c 5c 22 2f 22 7d"""
            .replaceAll("\\s", "");
    assertEquals(
        canonical, HexFormat.of().formatHex(new JsonCanonicalizer(given).getEncodedUTF8()));
    assertTrue(CanonicalJson.isObject(HexFormat.of().parseHex(canonical)));
    assertFalse(CanonicalJson.isObject(utf8(given)));
  }

  @Test
  void names_are_in_the_order_of_rfc_8785_section_3_2_3() throws IOException {
    String given =
        """
        {
          "\\u20ac": "Euro Sign",
          "\\r": "Carriage Return",
          "\\ufb33": "Hebrew Letter Dalet With Dagesh",
          "1": "One",
          "\\ud83d\\ude00": "Emoji: Grinning Face",
          "\\u0080": "Control",
          "\\u00f6": "Latin Small Letter O With Diaeresis"
        }""";
    String canonical =
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
            + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
            + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
            + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}";
    assertEquals(canonical, new JsonCanonicalizer(given).getEncodedString());
    assertTrue(CanonicalJson.isObject(utf8(canonical)));
    assertFalse(CanonicalJson.isObject(utf8(given)));
  }

  /** RFC 8785, appendix B: the bits of a number, and its one spelling. */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2"
  })
  void numbers_have_the_spelling_of_rfc_8785_appendix_b(String bits, String spelling) {
    assertTrue(CanonicalJson.isObject(utf8("{\"n\":" + spelling + "}")));
    assertEquals(
        Long.parseUnsignedLong(bits, 16), Double.doubleToRawLongBits(Double.parseDouble(spelling)));
    assertFalse(CanonicalJson.isObject(utf8("{\"n\":" + spelling + "0e-1}")));
    assertFalse(CanonicalJson.isObject(utf8("{\"n\":" + spelling + ".0}")));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
