package art.painter.consent.keys;

import art.painter.api.PlatformException;
import art.painter.api.PlatformException.Kind;
import art.painter.api.account.Caller;
import art.painter.api.account.Role;
import art.painter.api.key.KeyPurpose;
import art.painter.api.key.Signer;
import art.painter.api.key.SigningKeys;
import art.painter.api.key.VerificationKey;
import art.painter.api.key.VerificationKey.Compromise;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The node's keys, as files below the data folder. What the disk says is what is so. */
@Component(immediate = true, configurationPid = FileKeys.PID)
@Designate(ocd = FileKeys.Config.class)
public final class FileKeys implements SigningKeys {
  static final String PID = "art.painter.consent.keys";

  private static final Logger LOG = LoggerFactory.getLogger(FileKeys.class);

  /** How private keys are kept. */
  @ObjectClassDefinition(
      name = "pAInter consent: keys",
      description = "Keeps the keys that sign records and the log.")
  @interface Config {
    /** {@return the passphrase} */
    @AttributeDefinition(
        description =
            "Encrypts the private keys on the disk; empty leaves them to the protection of the file"
                + " system. Without it they are lost.",
        type = AttributeType.PASSWORD)
    String _passphrase() default "";

    /** {@return the passphrase until now} */
    @AttributeDefinition(
        description =
            "The passphrase until now, for the one start at which it is changed or taken away.",
        type = AttributeType.PASSWORD)
    String _passphrase_previous() default "";
  }

  private final KeyFiles files;
  private final Clock clock;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final AtomicReference<Instant> latestTold = new AtomicReference<>(Instant.EPOCH);
  private volatile Keyring keyring;

  /**
   * @param context tells the node's data folder
   * @param config the configuration
   */
  @Activate
  public FileKeys(BundleContext context, Config config) {
    this(
        new KeyFolder(
            Path.of(Optional.ofNullable(context.getProperty("painter.data")).orElse("data"))
                .resolve("keys")),
        new Wrapping(config._passphrase(), config._passphrase_previous()),
        Clock.systemUTC());
  }

  FileKeys(KeyFolder folder, Wrapping wrapping, Clock clock) {
    this.files = new KeyFiles(folder, wrapping);
    this.clock = clock;
    try {
      this.keyring = files.start(clock.instant());
    } catch (UnusableKeys e) {
      throw unusable(e.getMessage(), e);
    } catch (IOException e) {
      throw unusable(
          "The keys in %s cannot be read or written (%s). Give that folder and all in it to the user"
              .concat(" that runs this node.")
              .formatted(folder, e),
          e);
    }
  }

  @Override
  public <T> T sign(KeyPurpose purpose, Function<Signer, T> work) {
    lock.readLock().lock();
    try (LentKey key = lend(purpose)) {
      return work.apply(key);
    } finally {
      lock.readLock().unlock();
    }
  }

  private LentKey lend(KeyPurpose purpose) {
    SigningKey key = keyring.current().get(purpose);
    if (key == null) {
      throw unavailable("This node cannot use its keys.");
    }
    return new LentKey(key, () -> tell(key.key().from()));
  }

  private Instant tell(Instant from) {
    Instant time = later(clock.instant(), from);
    latestTold.accumulateAndGet(time, FileKeys::later);
    return time;
  }

  @Override
  public List<VerificationKey> all() {
    return keyring.history();
  }

  @Override
  public String jwks() {
    return keyring.jwks();
  }

  @Override
  public VerificationKey rotate(Caller operator) {
    operator.require(Role.OPERATOR);
    return alone(
        () -> {
          SigningKey made = make();
          replace(keyring.rotated(made));
          return made.key();
        });
  }

  @Override
  public VerificationKey compromised(Caller operator, String keyId, Instant at, long logSize) {
    operator.require(Role.OPERATOR);
    return alone(
        () -> {
          VerificationKey key = find(keyId);
          requireMarkable(key, at, logSize);
          Compromise mark =
              key.compromise()
                  .filter(earlier -> !at.isBefore(earlier.at()))
                  .orElse(new Compromise(at, logSize));
          Keyring next = keyring.marked(keyId, mark);
          replace(key.until().isPresent() ? next : next.rotated(make()));
          return find(keyId);
        });
  }

  /** Makes a key of records that is in use from now on. */
  private SigningKey make() {
    // A clock that was set back makes no time wrong that was told before.
    Instant now =
        keyring.history().stream()
            .map(VerificationKey::from)
            .reduce(later(clock.instant(), latestTold.get()), FileKeys::later);
    return SigningKey.make(KeyPurpose.RECORDS, now);
  }

  private void requireMarkable(VerificationKey key, Instant at, long logSize) {
    if (key.purpose() == KeyPurpose.LOG) {
      throw invalid(
          "A log is its key, so the log's key cannot be marked or exchanged, and beginning another"
              + " log is not built yet. Tell those who watch the log since when the key may have"
              + " been in other hands: what they have seen until then, nobody can change.");
    }
    if (at.isAfter(clock.instant()) || at.isBefore(key.from())) {
      throw invalid("Name a time since " + key.from() + ", when the key was made, that is past.");
    }
    if (logSize < 0) {
      throw invalid("A log has no fewer than 0 records.");
    }
  }

  private <T> T alone(Supplier<T> work) {
    if (lock.getReadHoldCount() > 0) {
      throw new IllegalStateException("No key is changed by those who have borrowed one.");
    }
    lock.writeLock().lock();
    try {
      return work.get();
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Changes the keys on the disk, and goes by what is there then, whatever happened on the way. */
  private void replace(Keyring next) {
    try {
      files.change(next);
    } catch (IOException e) {
      LOG.error("The keys cannot be written", e);
    }
    try {
      keyring = files.open();
    } catch (IOException | UnusableKeys e) {
      LOG.error("The keys cannot be read again; nothing is signed before the next start", e);
      keyring = keyring.locked();
      throw unavailable("This node cannot use its keys.");
    }
    if (!keyring.jwks().equals(next.jwks())) {
      throw unavailable("The keys cannot be changed and are as before.");
    }
    LOG.info("The keys were changed; there are {}", keyring.history().size());
  }

  private VerificationKey find(String keyId) {
    return keyring
        .find(keyId)
        .orElseThrow(() -> PlatformException.notFound(NOT_FOUND, "There is no such key."));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static PlatformException unusable(String message, Exception cause) {
    LOG.error(message);
    return new PlatformException(Kind.UNAVAILABLE, UNAVAILABLE, message, cause);
  }

  private static PlatformException invalid(String message) {
    return PlatformException.invalid(INVALID, message);
  }

  private static PlatformException unavailable(String what) {
    return PlatformException.unavailable(
        UNAVAILABLE, what + " Its operator finds the reason in the node's log.");
  }
}
