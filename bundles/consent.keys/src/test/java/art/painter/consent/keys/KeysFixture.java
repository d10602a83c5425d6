package art.painter.consent.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.key.KeyPurpose;
import art.painter.api.key.SigningKeys;
import art.painter.api.key.VerificationKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** A node's keys on a real disk, started as often as wanted. */
abstract class KeysFixture {
  static final Caller OPERATOR = new Caller("acc-9", Set.of(Role.OPERATOR));
  static final Wrapping PLAIN = new Wrapping("", "");

  @TempDir Path data;

  private String node = "node";

  /** What was signed, to be verified whatever happens to the keys. */
  record Signed(String keyId, Instant time, byte[] signature) {
    static final byte[] MESSAGE = "said".getBytes(StandardCharsets.UTF_8);

    void assertHolds(SigningKeys keys) {
      VerificationKey key =
          keys.all().stream().filter(one -> one.id().equals(keyId)).findFirst().orElseThrow();
      assertTrue(key.verifies(MESSAGE, signature), "the key that it names made it");
      assertTrue(key.usedAt(time), () -> time + " is in the time of the key: " + key);
    }
  }

  Path keys() {
    return data.resolve(node).resolve("keys");
  }

  /** From now on it is another node. */
  void become(String other) {
    node = other;
  }

  /** As it ships, but made for tests that cannot wait. */
  static Wrapping passphrase(String now, String previous) {
    return new Wrapping(now, previous, 1000);
  }

  FileKeys start() {
    return start(PLAIN);
  }

  FileKeys start(Wrapping wrapping) {
    return new FileKeys(new KeyFolder(keys()), wrapping, Clock.systemUTC());
  }

  /** The start fails, and tells this. */
  String assertRefused(Wrapping wrapping) {
    List<String> before = names();
    PlatformException refused = assertThrows(PlatformException.class, () -> start(wrapping).all());
    assertEquals(PlatformException.Kind.UNAVAILABLE, refused.kind());
    assertEquals(before, names(), "a start that fails leaves everything as it was");
    return refused.getMessage();
  }

  static Signed sign(SigningKeys keys, KeyPurpose purpose) {
    return keys.sign(
        purpose, signer -> new Signed(signer.keyId(), signer.time(), signer.sign(Signed.MESSAGE)));
  }

  static VerificationKey current(SigningKeys keys, KeyPurpose purpose) {
    List<VerificationKey> current =
        keys.all().stream()
            .filter(key -> key.purpose() == purpose && key.until().isEmpty())
            .toList();
    assertEquals(1, current.size(), () -> "one key is in use for " + purpose);
    return current.get(0);
  }

  List<String> names() {
    try (var files = Files.list(keys())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Exactly what a node at rest has on its disk. */
  void assertTidy(SigningKeys keys, String extension) {
    assertEquals(
        List.of(
                current(keys, KeyPurpose.RECORDS).id() + extension,
                current(keys, KeyPurpose.LOG).id() + extension,
                KeyFiles.HISTORY)
            .stream()
            .sorted()
            .toList(),
        names());
  }

  String read(String name) throws IOException {
    return Files.readString(keys().resolve(name));
  }

  void write(String name, String text) throws IOException {
    Files.writeString(keys().resolve(name), text);
  }
}
