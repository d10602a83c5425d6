package art.painter.consent.jws;

import art.painter.api.key.KeyPurpose;
import art.painter.api.key.Signer;
import art.painter.api.key.VerificationKey;
import art.painter.testkit.Samples;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Has the key of RFC 8037, appendix A. */
final class Rfc8037Signer implements Signer {
  private static final String D = "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";
  private static final String X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
  private static final String THUMBPRINT = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";

  static VerificationKey key() {
    return new VerificationKey(
        THUMBPRINT,
        KeyPurpose.RECORDS,
        Base64.getUrlDecoder().decode(X),
        Samples.NOW,
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public String keyId() {
    return THUMBPRINT;
  }

  @Override
  public Instant time() {
    return Samples.NOW;
  }

  @Override
  public byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(
          KeyFactory.getInstance("Ed25519")
              .generatePrivate(
                  new EdECPrivateKeySpec(
                      NamedParameterSpec.ED25519, Base64.getUrlDecoder().decode(D))));
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException everyJava17HasIt) {
      throw new AssertionError(everyJava17HasIt);
    }
  }
}
