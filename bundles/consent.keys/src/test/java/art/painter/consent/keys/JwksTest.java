package art.painter.consent.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.key.KeyPurpose;
import art.painter.api.key.VerificationKey;
import art.painter.api.key.VerificationKey.Compromise;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwksTest {
  // RFC 8037, appendix A.2 and A.3.
  private static final String X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
  private static final String THUMBPRINT = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";

  private static final Instant FROM = Instant.parse("2026-11-23T10:15:30.123456789Z");
  private static final Instant UNTIL = Instant.parse("2027-01-01T00:00:00.000001Z");
  private static final Instant SINCE = Instant.parse("2026-12-24T18:00:00.999Z");
  private static final String KEY =
      """
      {"kty":"OKP","crv":"Ed25519","x":"%s","kid":"%s","alg":"EdDSA","use":"sig",\
      "purpose":"records","iat":1795428930,"from":"2026-11-23T10:15:30.123456789Z",\
      "exp":1798761601,"until":"2027-01-01T00:00:00.000001Z",\
      "revoked":{"revoked_at":1798135200,"reason":"compromised","log_size":41,\
      "since":"2026-12-24T18:00:00.999Z"}}"""
          .formatted(X, THUMBPRINT);

  @Test
  void the_thumbprint_is_that_of_rfc_8037() {
    assertEquals(THUMBPRINT, Jwks.thumbprint(new Base64URL(X)));
  }

  @Test
  void a_key_is_written_for_everybody_and_read_back_to_the_nanosecond() {
    String written = Jwks.write(List.of(key()));
    assertEquals(set(KEY), written);
    VerificationKey read = Jwks.read(written).get(0);
    assertEquals(THUMBPRINT, read.id());
    assertEquals(KeyPurpose.RECORDS, read.purpose());
    assertArrayEquals(Base64.getUrlDecoder().decode(X), read.publicKey());
    assertEquals(FROM, read.from());
    assertEquals(Optional.of(UNTIL), read.until());
    assertEquals(Optional.of(new Compromise(SINCE, 41)), read.compromise());
    assertEquals(written, Jwks.write(List.of(read)));
  }

  @Test
  void other_libraries_read_it() throws Exception {
    var read = JWKSet.parse(Jwks.write(List.of(key()))).getKeyByKeyId(THUMBPRINT);
    assertEquals(THUMBPRINT, read.computeThumbprint().toString());
    assertEquals(new Date(1795428930_000L), read.getIssueTime());
    assertEquals(new Date(1798761601_000L), read.getExpirationTime());
    assertEquals(new Date(1798135200_000L), read.getKeyRevocation().getRevocationTime());
    assertEquals("compromised", read.getKeyRevocation().getReason().getValue());
    assertFalse(read.isPrivate());
  }

  @Test
  void a_key_in_use_has_no_end() throws Exception {
    SigningKey key = SigningKey.make(KeyPurpose.LOG, FROM);
    JsonNode written = new ObjectMapper().readTree(Jwks.write(List.of(key.key()))).at("/keys/0");
    assertEquals("log", written.get("purpose").textValue());
    assertFalse(written.has("exp") || written.has("until") || written.has("revoked"));
    VerificationKey read = Jwks.read(set(written.toString())).get(0);
    assertEquals(KeyPurpose.LOG, read.purpose());
    assertTrue(read.until().isEmpty() && read.compromise().isEmpty());
    byte[] message = {1, 2, 3};
    assertTrue(read.verifies(message, key.sign(message)));
  }

  @Test
  void other_members_and_other_kinds_of_keys_are_passed_over() {
    String rsa = "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\",\"kid\":\"" + THUMBPRINT + "\"}";
    String x25519 = "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"AA\"}";
    String more = KEY.replace("\"use\"", "\"comment\":{\"a\":[]},\"x5c\":[],\"use\"");
    String json =
        "{\"next\":null,\"keys\":[" + rsa + "," + x25519 + "," + more + ",{}],\"more\":1}";
    assertEquals(List.of(THUMBPRINT), Jwks.read(json).stream().map(VerificationKey::id).toList());
    assertEquals(List.of(), Jwks.read("{\"keys\":[]}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a private key        | \"use\":\"sig\"         | \"d\":\"AA\"",
        "another id           | \"kid\":\"kPr          | \"kid\":\"kPs",
        "no id                | \"kid\"                | \"kidd\"",
        "another key          | \"x\":\"11             | \"x\":\"12",
        "padding              | HURo\"                 | HURo=\"",
        "stray bits           | HURo\"                 | HURp\"",
        "a short key          | \"x\":\"11qY           | \"x\":\"",
        "an unknown purpose   | records                | licenses",
        "a purpose in capitals| records                | RECORDS",
        "no purpose           | \"purpose\"            | \"for\"",
        "no beginning         | \"from\"               | \"nbf\"",
        "a beginning in seconds| \"2026-11-23T10:15:30.123456789Z\" | 1795428930",
        "a garbled beginning  | 2026-11-23T10          | 2026-13-23T10",
        "an end before it     | 2027-01-01T            | 2025-01-01T",
        "an end for others    | \"until\"              | \"till\"",
        "no revocation time   | \"since\"              | \"after\"",
        "no size              | \"log_size\"           | \"size\"",
        "a negative size      | \"log_size\":41        | \"log_size\":-1",
        "half a record        | \"log_size\":41        | \"log_size\":41.5",
        "a size as text       | \"log_size\":41        | \"log_size\":\"41\"",
        "a size beyond        | \"log_size\":41        | \"log_size\":99999999999999999999",
        "two of one member    | \"use\":\"sig\"        | \"kid\":\"\""
      })
  void what_matters_is_exact(String what, String from, String to) {
    assertTrue(KEY.contains(from), what);
    String wrong = set(KEY.replace(from, to));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Jwks.read(wrong), what);
    assertTrue(refused.getMessage().endsWith("."), refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"keys\":{}}",
        "{\"keys\":null}",
        "{\"keys\":[]}]",
        "{\"keys\":[],\"keys\":[]}",
        "{\"keys\":[",
        "no JSON"
      })
  void what_is_no_set_is_refused(String json) {
    assertThrows(IllegalArgumentException.class, () -> Jwks.read(json));
  }

  @Test
  void a_key_is_in_a_set_once() {
    assertThrows(IllegalArgumentException.class, () -> Jwks.read(set(KEY + "," + KEY)));
  }

  private static VerificationKey key() {
    return new VerificationKey(
        THUMBPRINT,
        KeyPurpose.RECORDS,
        Base64.getUrlDecoder().decode(X),
        FROM,
        Optional.of(UNTIL),
        Optional.of(new Compromise(SINCE, 41)));
  }

  private static String set(String keys) {
    return "{\"keys\":[" + keys + "]}";
  }
}
