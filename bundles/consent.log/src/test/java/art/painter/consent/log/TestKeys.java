package art.painter.consent.log;

import art.painter.api.account.Caller;
import art.painter.api.key.KeyPurpose;
import art.painter.api.key.Signer;
import art.painter.api.key.SigningKeys;
import art.painter.api.key.VerificationKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A key of the log and one of records, each a new Ed25519 key of the JDK. */
final class TestKeys implements SigningKeys {
  private final Key records = new Key(KeyPurpose.RECORDS);
  private final Key log = new Key(KeyPurpose.LOG);

  /** How often something was signed. */
  final AtomicInteger signatures = new AtomicInteger();

  volatile boolean spoilt;

  @Override
  public <T> T sign(KeyPurpose purpose, Function<Signer, T> work) {
    return work.apply(purpose == KeyPurpose.LOG ? log : records);
  }

  @Override
  public List<VerificationKey> all() {
    return List.of(records.verificationKey(), log.verificationKey());
  }

  VerificationKey log() {
    return log.verificationKey();
  }

  @Override
  public String jwks() {
    throw new UnsupportedOperationException();
  }

  @Override
  public VerificationKey rotate(Caller operator) {
    throw new UnsupportedOperationException();
  }

  @Override
  public VerificationKey compromised(Caller operator, String keyId, Instant at, long logSize) {
    throw new UnsupportedOperationException();
  }

  private final class Key implements Signer {
    private final KeyPurpose purpose;
    private final KeyPair pair;

    Key(KeyPurpose purpose) {
      this.purpose = purpose;
      try {
        this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    VerificationKey verificationKey() {
      byte[] x509 = pair.getPublic().getEncoded();
      return new VerificationKey(
          keyId(),
          purpose,
          Arrays.copyOfRange(x509, x509.length - 32, x509.length),
          Instant.EPOCH,
          Optional.empty(),
          Optional.empty());
    }

    @Override
    public String keyId() {
      return "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";
    }

    @Override
    public Instant time() {
      return Instant.now();
    }

    @Override
    public byte[] sign(byte[] message) {
      signatures.incrementAndGet();
      try {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(message);
        byte[] signed = signature.sign();
        if (spoilt) {
          signed[7]++;
        }
        return signed;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
