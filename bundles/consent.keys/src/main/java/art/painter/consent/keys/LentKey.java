package art.painter.consent.keys;

import art.painter.api.key.Signer;
import java.time.Instant;
import java.util.function.Supplier;

/** Signs until it is given back. */
final class LentKey implements Signer, AutoCloseable {
  private final SigningKey key;
  private final Supplier<Instant> clock;
  private volatile boolean givenBack;

  LentKey(SigningKey key, Supplier<Instant> clock) {
    this.key = key;
    this.clock = clock;
  }

  @Override
  public String keyId() {
    return key.key().id();
  }

  @Override
  public Instant time() {
    requireLent();
    return clock.get();
  }

  @Override
  public byte[] sign(byte[] message) {
    requireLent();
    return key.sign(message);
  }

  @Override
  public void close() {
    givenBack = true;
  }

  private void requireLent() {
    if (givenBack) {
      throw new IllegalStateException("A key is lent for one piece of work, which is over.");
    }
  }
}
