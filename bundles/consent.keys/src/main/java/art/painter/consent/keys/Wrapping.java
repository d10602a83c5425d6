package art.painter.consent.keys;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.PasswordBasedDecrypter;
import com.nimbusds.jose.crypto.PasswordBasedEncrypter;
import java.security.UnrecoverableKeyException;
import java.text.ParseException;
import java.util.List;

/** How private keys are written: as JWKs, or encrypted with a passphrase (RFC 7517, appendix C). */
final class Wrapping {
  static final String PLAIN = ".jwk";
  static final String ENCRYPTED = ".jwe";

  // What OWASP asks for with PBKDF2 and HMAC-SHA-512.
  private static final int ITERATIONS = 210_000;
  private static final int SALT_BYTES = 16;

  private final String passphrase;
  private final String previous;
  private final int iterations;

  Wrapping(String passphrase, String previous) {
    this(passphrase, previous, ITERATIONS);
  }

  Wrapping(String passphrase, String previous, int iterations) {
    this.passphrase = passphrase;
    this.previous = previous;
    this.iterations = iterations;
  }

  /**
   * What was in a file.
   *
   * @param jwk the private key
   * @param asConfigured whether it would be written in the same way now
   */
  record Opened(String jwk, boolean asConfigured) {}

  /** The ends of the names of private keys' files, the one that is configured first. */
  List<String> extensions() {
    return passphrase.isEmpty() ? List.of(PLAIN, ENCRYPTED) : List.of(ENCRYPTED, PLAIN);
  }

  String wrap(String jwk) {
    if (passphrase.isEmpty()) {
      return jwk;
    }
    JWEHeader header =
        new JWEHeader.Builder(JWEAlgorithm.PBES2_HS512_A256KW, EncryptionMethod.A256GCM)
            .contentType("jwk+json")
            .build();
    JWEObject jwe = new JWEObject(header, new Payload(jwk));
    try {
      jwe.encrypt(new PasswordBasedEncrypter(passphrase, SALT_BYTES, iterations));
    } catch (JOSEException everyJava17HasIt) {
      throw new IllegalStateException(everyJava17HasIt);
    }
    return jwe.serialize();
  }

  /**
   * The private key in a file.
   *
   * @throws UnrecoverableKeyException if it is encrypted with no passphrase that is known
   */
  Opened unwrap(String extension, String text) throws UnrecoverableKeyException {
    if (extension.equals(PLAIN)) {
      return new Opened(text, passphrase.isEmpty());
    }
    for (String one : List.of(passphrase, previous)) {
      if (!one.isEmpty()) {
        try {
          JWEObject jwe = JWEObject.parse(text);
          jwe.decrypt(new PasswordBasedDecrypter(one));
          return new Opened(jwe.getPayload().toString(), one.equals(passphrase));
        } catch (JOSEException | ParseException next) {
          continue;
        }
      }
    }
    throw new UnrecoverableKeyException(
        (passphrase.isEmpty() && previous.isEmpty()
                ? "It is encrypted, and no passphrase is configured."
                : "It was encrypted with another passphrase than the configured one, or is damaged.")
            + " Set .passphrase in config/"
            + FileKeys.PID
            + ".cfg to the one it was encrypted with.");
  }
}
