package art.painter.consent.log;

import art.painter.api.PlatformException;
import art.painter.api.key.KeyPurpose;
import art.painter.api.key.SigningKeys;
import art.painter.api.key.VerificationKey;
import art.painter.api.log.Checkpoint;
import art.painter.api.log.TransparencyLog;
import java.util.regex.Pattern;

/** The log's name and key: signs its heads, and knows them again. */
final class Seal {
  private static final Pattern ORIGIN = Pattern.compile("[^\\s\\p{Z}\\p{Cntrl}+]*");
  private static final String PREFIX = "painter.log/";
  private static final int KEY_CHARACTERS = 16;

  private final SigningKeys keys;
  private final String configured;

  /**
   * @param keys the node's keys
   * @param configured the log's name; empty for one made of its key
   */
  Seal(SigningKeys keys, String configured) {
    if (!ORIGIN.matcher(configured).matches()) {
      throw new IllegalArgumentException(
          "The log's origin must have no white space and no plus sign: " + configured);
    }
    this.keys = keys;
    this.configured = configured;
  }

  String origin() {
    return configured.isEmpty() ? PREFIX + key().id().substring(0, KEY_CHARACTERS) : configured;
  }

  VerificationKey key() {
    return keys.all().stream()
        .filter(key -> key.purpose() == KeyPurpose.LOG)
        .findFirst()
        .orElseThrow(
            () ->
                PlatformException.unavailable(
                    TransparencyLog.BUSY, "The log has no key at the moment; try again soon."));
  }

  Checkpoint sign(Edge edge) {
    String origin = origin();
    VerificationKey key = key();
    Checkpoint head =
        keys.sign(
            KeyPurpose.LOG,
            signer -> Checkpoint.sign(origin, edge.size(), edge.root(), signer, key));
    // A head that nobody can verify would be a fault at the next start.
    if (!head.signedBy(key)) {
      throw new IllegalStateException("the log's key does not verify what it signs");
    }
    return head;
  }

  boolean isOn(Checkpoint head) {
    return head.origin().equals(origin()) && head.signedBy(key());
  }

  String verifierKey() {
    return Checkpoint.verifierKey(origin(), key());
  }
}
