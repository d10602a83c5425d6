package art.painter.consent.keys;

import art.painter.api.key.KeyPurpose;
import art.painter.api.key.VerificationKey;
import art.painter.api.key.VerificationKey.Compromise;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys of the node.
 *
 * @param history the public parts of all there ever were, the oldest first
 * @param current those that sign now, by what they sign
 */
record Keyring(List<VerificationKey> history, Map<KeyPurpose, SigningKey> current) {
  Keyring {
    history = List.copyOf(history);
    current = Map.copyOf(current);
  }

  Optional<VerificationKey> find(String id) {
    return history.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  String jwks() {
    return Jwks.write(history);
  }

  /** The same keys, of which none signs. */
  Keyring locked() {
    return new Keyring(history, Map.of());
  }

  /** With a new key of records, before which the one in use is retired. */
  Keyring rotated(SigningKey made) {
    Instant now = made.key().from();
    Stream<VerificationKey> others =
        history.stream().map(key -> key.purpose() == KeyPurpose.RECORDS ? retired(key, now) : key);
    return new Keyring(
        Stream.concat(others, Stream.of(made.key())).toList(), Map.of(KeyPurpose.RECORDS, made));
  }

  /** With one key marked as compromised. */
  Keyring marked(String id, Compromise mark) {
    return new Keyring(
        history.stream().map(key -> key.id().equals(id) ? marked(key, mark) : key).toList(),
        Map.of());
  }

  private static VerificationKey retired(VerificationKey key, Instant now) {
    return new VerificationKey(
        key.id(),
        key.purpose(),
        key.publicKey(),
        key.from(),
        key.until().or(() -> Optional.of(now)),
        key.compromise());
  }

  private static VerificationKey marked(VerificationKey key, Compromise mark) {
    return new VerificationKey(
        key.id(), key.purpose(), key.publicKey(), key.from(), key.until(), Optional.of(mark));
  }
}
