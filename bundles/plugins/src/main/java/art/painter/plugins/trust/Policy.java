package art.painter.plugins.trust;

import java.util.Arrays;
import java.util.Optional;

/** Which jars are let in. */
enum Policy {
  /** Those signed by somebody whose certificate is in the trust store. */
  SIGNED("signed"),
  /** Those whose SHA-256 is on the operator's list. */
  ALLOW_LISTED("allow-listed"),
  /** All that are whole. */
  ANY("any");

  private final String word;

  Policy(String word) {
    this.word = word;
  }

  static Optional<Policy> of(String word) {
    return Arrays.stream(values()).filter(policy -> policy.word.equals(word.strip())).findFirst();
  }
}
