package art.painter.api.key;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps the node's keys. The private parts never leave it; the public parts stay forever, so that
 * old receipts stay verifiable.
 */
@ProviderType
public interface SigningKeys {
  /** The code of a key that does not exist. */
  String NOT_FOUND = "key.not-found";

  /** The code of keys that cannot be used at the moment, such as after a failed write. */
  String UNAVAILABLE = "key.unavailable";

  /** The code of what cannot be done to this key. */
  String INVALID = "key.invalid";

  /**
   * Lends the current key of a purpose. A rotation waits until the work is done, so that a time
   * which the signer told lies within its key's time.
   *
   * @param purpose what is signed
   * @param work signs; short
   * @return what the work answers
   * @param <T> what the work answers
   * @throws PlatformException UNAVAILABLE {@link #UNAVAILABLE}
   */
  <T> T sign(KeyPurpose purpose, Function<Signer, T> work);

  /** {@return all keys there ever were, the oldest first} */
  List<VerificationKey> all();

  /**
   * {@return all public keys as a JWK set (RFC 7517, RFC 8037), with {@code iat}, {@code exp} and
   * {@code revoked} as in OpenID Federation 1.0, section 8.7, and {@code purpose}}
   */
  String jwks();

  /**
   * Makes a new key for records and retires the current one, whose private part is destroyed.
   *
   * @param operator who asks
   * @return the new key
   * @throws PlatformException DENIED unless an operator asks
   */
  VerificationKey rotate(Caller operator);

  /**
   * Marks a key of records as compromised; the current one is rotated with it.
   *
   * @param operator who asks
   * @param keyId the key
   * @param at since when it may have been in other hands; not in the future, not before the key was
   *     made
   * @param logSize how many records the log had then
   * @return the key as it is marked; one that is marked already keeps the earlier time
   * @throws PlatformException DENIED unless an operator asks; NOT_FOUND {@link #NOT_FOUND}; INVALID
   *     {@link #INVALID}
   */
  VerificationKey compromised(Caller operator, String keyId, Instant at, long logSize);
}
