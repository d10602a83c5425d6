package art.painter.consent.keys;

import art.painter.api.key.KeyPurpose;
import art.painter.api.key.VerificationKey;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** A key with its private part. */
final class SigningKey {
  private static final int PUBLIC_BYTES = 32;
  private static final byte[] PROBE =
      "Do both halves belong together?".getBytes(StandardCharsets.US_ASCII);

  private final VerificationKey key;
  private final EdECPrivateKey secret;

  private SigningKey(VerificationKey key, EdECPrivateKey secret) {
    this.key = key;
    this.secret = secret;
  }

  static SigningKey make(KeyPurpose purpose, Instant from) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      // RFC 8410: the 32 bytes are the end of the encoded key.
      byte[] encoded = pair.getPublic().getEncoded();
      byte[] x = Arrays.copyOfRange(encoded, encoded.length - PUBLIC_BYTES, encoded.length);
      return new SigningKey(
          new VerificationKey(
              Jwks.thumbprint(Base64URL.encode(x)),
              purpose,
              x,
              from,
              Optional.empty(),
              Optional.empty()),
          (EdECPrivateKey) pair.getPrivate());
    } catch (GeneralSecurityException everyJava17HasIt) {
      throw new IllegalStateException(everyJava17HasIt);
    }
  }

  /**
   * The key whose private part is in a JWK.
   *
   * @throws UnrecoverableKeyException if it is the private part of another key, or of none
   */
  static SigningKey parse(VerificationKey key, String jwk) throws UnrecoverableKeyException {
    try {
      byte[] d = OctetKeyPair.parse(jwk).getDecodedD();
      SigningKey parsed =
          new SigningKey(
              key,
              (EdECPrivateKey)
                  KeyFactory.getInstance("Ed25519")
                      .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, d)));
      if (key.verifies(PROBE, parsed.sign(PROBE))) {
        return parsed;
      }
    } catch (ParseException | GeneralSecurityException | RuntimeException causeMayQuoteTheKey) {
      throw new UnrecoverableKeyException("It holds no private key.");
    }
    throw new UnrecoverableKeyException("It holds the private part of another key.");
  }

  VerificationKey key() {
    return key;
  }

  byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(secret);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException everyJava17HasIt) {
      throw new IllegalStateException(everyJava17HasIt);
    }
  }

  /** The private key as a JWK (RFC 8037). */
  String jwk() {
    return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(key.publicKey()))
        .d(Base64URL.encode(secret.getBytes().orElseThrow()))
        .keyUse(KeyUse.SIGNATURE)
        .algorithm(JWSAlgorithm.EdDSA)
        .keyID(key.id())
        .build()
        .toJSONString();
  }
}
