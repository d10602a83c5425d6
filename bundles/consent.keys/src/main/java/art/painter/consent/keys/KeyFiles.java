package art.painter.consent.keys;

import art.painter.api.key.KeyPurpose;
import art.painter.api.key.VerificationKey;
import java.io.IOException;
import java.security.UnrecoverableKeyException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys on the disk: the history of the public parts, and the private part of each key in use.
 *
 * <p>A key is in use from the moment in which the history that names it is moved into its place.
 * Its private part is there before, under a name that marks it as staged; the private part of a
 * retired key is destroyed after. Whatever is left halfway is finished or cleared by {@link #open}.
 */
final class KeyFiles {
  static final String HISTORY = "jwks.json";
  static final String STAGED = ".new";

  private static final Logger LOG = LoggerFactory.getLogger(FileKeys.class);

  private final KeyFolder folder;
  private final Wrapping wrapping;

  KeyFiles(KeyFolder folder, Wrapping wrapping) {
    this.folder = folder;
    this.wrapping = wrapping;
  }

  private record Loaded(SigningKey key, boolean asConfigured) {}

  /**
   * Opens the keys at the start of the node, and makes the first ones if there never were any.
   *
   * @param now when the first ones are made
   */
  Keyring start(Instant now) throws IOException {
    folder.make();
    if (!folder.names().contains(HISTORY)) {
      begin(now);
    }
    return open();
  }

  /**
   * Opens the keys, and finishes or clears whatever was left halfway.
   *
   * @throws UnusableKeys if a key that should be there is not
   */
  Keyring open() throws IOException {
    List<VerificationKey> history = history();
    Map<KeyPurpose, SigningKey> current = new EnumMap<>(KeyPurpose.class);
    List<Loaded> all = new ArrayList<>();
    for (KeyPurpose purpose : KeyPurpose.values()) {
      Loaded loaded = load(current(history, purpose));
      current.put(purpose, loaded.key());
      all.add(loaded);
    }
    // Nothing is destroyed before everything that is needed is there.
    for (Loaded one : all) {
      rewrite(one);
    }
    clear(history);
    return new Keyring(history, current);
  }

  /**
   * Replaces the history at once; {@link #open} does the rest.
   *
   * @param next the history, and the private parts that are new in it
   */
  void change(Keyring next) throws IOException {
    for (SigningKey made : next.current().values()) {
      folder.write(name(made.key()) + STAGED, wrapping.wrap(made.jwk()));
    }
    folder.write(HISTORY + STAGED, next.jwks());
    folder.move(HISTORY + STAGED, HISTORY);
  }

  private void begin(Instant now) throws IOException {
    for (String name : folder.names()) {
      if (name.endsWith(Wrapping.PLAIN) || name.endsWith(Wrapping.ENCRYPTED)) {
        throw unusable(
            HISTORY
                + " is missing, although there are private keys. Restore it from a backup of the"
                + " data folder.");
      }
    }
    SigningKey records = SigningKey.make(KeyPurpose.RECORDS, now);
    SigningKey log = SigningKey.make(KeyPurpose.LOG, now);
    change(
        new Keyring(
            List.of(records.key(), log.key()),
            Map.of(KeyPurpose.RECORDS, records, KeyPurpose.LOG, log)));
    LOG.info("Made this node's keys in {}: back that folder up", folder);
  }

  private List<VerificationKey> history() throws IOException {
    try {
      return Jwks.read(folder.read(HISTORY));
    } catch (IllegalArgumentException e) {
      throw unusable(
          HISTORY
              + " is damaged: "
              + e.getMessage()
              + " Restore it from a backup of the data folder.");
    }
  }

  private VerificationKey current(List<VerificationKey> history, KeyPurpose purpose) {
    List<VerificationKey> current =
        history.stream().filter(key -> key.purpose() == purpose && key.until().isEmpty()).toList();
    if (current.size() != 1) {
      throw unusable(
          HISTORY
              + " names "
              + current.size()
              + " keys in use for "
              + purpose
              + " instead of one. Restore it from a backup of the data folder.");
    }
    return current.get(0);
  }

  private Loaded load(VerificationKey key) throws IOException {
    publish(key);
    List<String> reasons = new ArrayList<>();
    for (String extension : wrapping.extensions()) {
      String name = key.id() + extension;
      if (folder.names().contains(name)) {
        try {
          Wrapping.Opened opened = wrapping.unwrap(extension, folder.read(name));
          return new Loaded(SigningKey.parse(key, opened.jwk()), opened.asConfigured());
        } catch (UnrecoverableKeyException e) {
          reasons.add(name + " cannot be used: " + e.getMessage());
        }
      }
    }
    if (reasons.isEmpty()) {
      reasons.add("The private key " + name(key) + " is missing.");
    }
    throw unusable(
        String.join(" ", reasons)
            + " No new key is made in its place: what is lost is restored from a backup of the data"
            + " folder.");
  }

  /**
   * A staged private part takes its place, unless a crash left it beside the one it was made of.
   */
  private void publish(VerificationKey key) throws IOException {
    List<String> names = folder.names();
    for (String extension : wrapping.extensions()) {
      String name = key.id() + extension;
      boolean none =
          wrapping.extensions().stream().map(key.id()::concat).noneMatch(names::contains);
      if (none && names.contains(name + STAGED)) {
        folder.move(name + STAGED, name);
        return;
      }
    }
  }

  private void rewrite(Loaded loaded) throws IOException {
    String name = name(loaded.key().key());
    if (!loaded.asConfigured()) {
      folder.write(name + STAGED, wrapping.wrap(loaded.key().jwk()));
      folder.move(name + STAGED, name);
      LOG.info("The private key {} was written anew, as configured", name);
    }
  }

  /** Destroys private parts of retired keys, those in a form of earlier, and unfinished files. */
  private void clear(List<VerificationKey> history) throws IOException {
    List<String> names = folder.names();
    for (String name : names) {
      if (name.endsWith(STAGED)) {
        folder.destroy(name);
      }
    }
    for (VerificationKey key : history) {
      for (String extension : wrapping.extensions()) {
        String name = key.id() + extension;
        boolean inUse = key.until().isEmpty() && name.equals(name(key));
        if (!inUse && names.contains(name)) {
          folder.destroy(name);
        }
      }
    }
  }

  /** The name of the file that a private part is written to now. */
  private String name(VerificationKey key) {
    return key.id() + wrapping.extensions().get(0);
  }

  private UnusableKeys unusable(String why) {
    return new UnusableKeys("The keys in " + folder + " cannot be used. " + why);
  }
}
