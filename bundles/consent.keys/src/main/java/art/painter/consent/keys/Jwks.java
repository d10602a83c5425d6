package art.painter.consent.keys;

import art.painter.api.key.KeyPurpose;
import art.painter.api.key.VerificationKey;
import art.painter.api.key.VerificationKey.Compromise;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Public keys as a JWK set (RFC 7517, RFC 8037). Everybody finds whole seconds in {@code iat},
 * {@code exp} and {@code revoked} (OpenID Federation 1.0, section 8.7); what decides is the exact
 * {@code from}, {@code until} and {@code since}.
 */
public final class Jwks {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Jwks() {}

  /**
   * {@return the keys of a set, in its order; other members and other kinds of keys are passed
   * over}
   *
   * @param json the set
   * @throws IllegalArgumentException if something that matters is missing or wrong
   */
  public static List<VerificationKey> read(String json) {
    try {
      JsonNode keys = JSON.readTree(json).path("keys");
      require(keys.isArray(), "This is no JWK set: it has no list of keys.");
      List<VerificationKey> read = new ArrayList<>();
      Set<String> ids = new HashSet<>();
      for (JsonNode key : keys) {
        require(!key.has("d"), "A private key is in a set of public keys.");
        if (key.path("kty").asText().equals("OKP") && key.path("crv").asText().equals("Ed25519")) {
          read.add(read(key));
          require(ids.add(text(key, "kid")), "A key is in the set twice.");
        }
      }
      return List.copyOf(read);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("This is no JWK set: it is no JSON.", e);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("A time of a key cannot be read.", e);
    }
  }

  private static VerificationKey read(JsonNode key) {
    Base64URL x = new Base64URL(text(key, "x"));
    require(Base64URL.encode(x.decode()).equals(x), "A key's x is not exact base64url.");
    String id = text(key, "kid");
    require(id.equals(thumbprint(x)), "A key's kid is not its thumbprint (RFC 7638).");
    Instant from = time(key, "from");
    // Whoever drops a member that they do not know must not bring a key back to life.
    Optional<Instant> until =
        key.has("exp") || key.has("until") ? Optional.of(time(key, "until")) : Optional.empty();
    Optional<Compromise> compromise =
        key.has("revoked") ? Optional.of(compromise(key.path("revoked"))) : Optional.empty();
    require(until.filter(from::isAfter).isEmpty(), "A key was retired before it was made.");
    return new VerificationKey(id, purpose(key), x.decode(), from, until, compromise);
  }

  private static KeyPurpose purpose(JsonNode key) {
    String purpose = text(key, "purpose");
    for (KeyPurpose one : KeyPurpose.values()) {
      if (word(one).equals(purpose)) {
        return one;
      }
    }
    throw new IllegalArgumentException("A key has the unknown purpose " + purpose + ".");
  }

  private static Compromise compromise(JsonNode revoked) {
    JsonNode size = revoked.path("log_size");
    require(
        size.canConvertToLong() && size.isIntegralNumber() && size.asLong() >= 0,
        "A compromised key has no log_size.");
    return new Compromise(time(revoked, "since"), size.asLong());
  }

  private static Instant time(JsonNode node, String name) {
    return Instant.parse(text(node, name));
  }

  private static String text(JsonNode node, String name) {
    require(node.path(name).isTextual(), "A key has no " + name + ".");
    return node.path(name).textValue();
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** The keys as a set; nothing private is in it. */
  static String write(List<VerificationKey> keys) {
    ObjectNode set = JSON.createObjectNode();
    var list = set.putArray("keys");
    for (VerificationKey key : keys) {
      write(key, list.addObject());
    }
    return set.toString();
  }

  private static void write(VerificationKey key, ObjectNode jwk) {
    jwk.put("kty", "OKP")
        .put("crv", "Ed25519")
        .put("x", Base64URL.encode(key.publicKey()).toString())
        .put("kid", key.id())
        .put("alg", "EdDSA")
        .put("use", "sig")
        .put("purpose", word(key.purpose()))
        .put("iat", key.from().getEpochSecond())
        .put("from", key.from().toString());
    key.until()
        .ifPresent(
            // Rounded up: what was signed in the last second was signed in time.
            until ->
                jwk.put("exp", until.plusNanos(999_999_999).getEpochSecond())
                    .put("until", until.toString()));
    key.compromise()
        .ifPresent(
            compromise ->
                jwk.putObject("revoked")
                    .put("revoked_at", compromise.at().getEpochSecond())
                    .put("reason", "compromised")
                    .put("log_size", compromise.logSize())
                    .put("since", compromise.at().toString()));
  }

  /** The id of a key: its RFC 7638 thumbprint. */
  static String thumbprint(Base64URL x) {
    try {
      return new OctetKeyPair.Builder(Curve.Ed25519, x).build().computeThumbprint().toString();
    } catch (JOSEException everyJavaHasSha256) {
      throw new IllegalStateException(everyJavaHasSha256);
    }
  }

  private static String word(KeyPurpose purpose) {
    return purpose.name().toLowerCase(Locale.ROOT);
  }
}
