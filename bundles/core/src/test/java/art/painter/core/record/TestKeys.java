package art.painter.core.record;

import art.painter.api.PlatformException;
import art.painter.api.account.Caller;
import art.painter.api.key.KeyPurpose;
import art.painter.api.key.Signer;
import art.painter.api.key.SigningKeys;
import art.painter.api.key.VerificationKey;
import art.painter.core.Sha256;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Real Ed25519 keys in memory. */
public final class TestKeys implements SigningKeys {
  /** A key with both its parts. */
  public record Pair(PrivateKey secret, VerificationKey key) {
    public static Pair made(KeyPurpose purpose, Instant from) {
      try {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = pair.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        String id =
            Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(Sha256.of(raw)));
        return new Pair(
            pair.getPrivate(),
            new VerificationKey(id, purpose, raw, from, Optional.empty(), Optional.empty()));
      } catch (GeneralSecurityException everyJava17HasIt) {
        throw new IllegalStateException(everyJava17HasIt);
      }
    }

    public byte[] sign(byte[] message) {
      try {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(secret);
        signature.update(message);
        return signature.sign();
      } catch (GeneralSecurityException everyJava17HasIt) {
        throw new IllegalStateException(everyJava17HasIt);
      }
    }

    public Signer signer(Instant time) {
      return new Signer() {
        @Override
        public String keyId() {
          return key.id();
        }

        @Override
        public Instant time() {
          return time;
        }

        @Override
        public byte[] sign(byte[] message) {
          return Pair.this.sign(message);
        }
      };
    }
  }

  public final AtomicInteger lent = new AtomicInteger();
  final ThreadLocal<Boolean> borrowing = ThreadLocal.withInitial(() -> false);
  public final AtomicInteger everLent = new AtomicInteger();
  private final Pair log = Pair.made(KeyPurpose.LOG, Instant.now());
  private volatile List<Pair> records = List.of(Pair.made(KeyPurpose.RECORDS, Instant.now()));

  private volatile boolean locked;

  public void locked(boolean now) {
    locked = now;
  }

  public Pair current(KeyPurpose purpose) {
    return purpose == KeyPurpose.LOG ? log : records.get(records.size() - 1);
  }

  @Override
  public <T> T sign(KeyPurpose purpose, Function<Signer, T> work) {
    if (locked) {
      throw PlatformException.unavailable(UNAVAILABLE, "The keys are locked.");
    }
    lent.incrementAndGet();
    everLent.incrementAndGet();
    borrowing.set(true);
    try {
      return work.apply(current(purpose).signer(Instant.now()));
    } finally {
      borrowing.remove();
      lent.decrementAndGet();
    }
  }

  @Override
  public List<VerificationKey> all() {
    List<VerificationKey> all = new ArrayList<>(List.of(log.key()));
    records.forEach(pair -> all.add(pair.key()));
    return all;
  }

  @Override
  public String jwks() {
    throw new UnsupportedOperationException();
  }

  @Override
  public VerificationKey rotate(Caller operator) {
    List<Pair> rotated = new ArrayList<>(records);
    rotated.add(Pair.made(KeyPurpose.RECORDS, Instant.now()));
    records = List.copyOf(rotated);
    return current(KeyPurpose.RECORDS).key();
  }

  @Override
  public VerificationKey compromised(Caller operator, String keyId, Instant at, long logSize) {
    throw new UnsupportedOperationException();
  }
}
