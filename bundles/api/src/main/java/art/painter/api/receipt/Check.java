package art.painter.api.receipt;

/**
 * One thing that a verification looked at.
 *
 * @param subject what was looked at
 * @param outcome what came of it
 * @param detail one or two plain sentences
 */
public record Check(Subject subject, Outcome outcome, String detail) {
  /** What is looked at. */
  public enum Subject {
    /** That the document is a receipt or another record, whole and in its exact form. */
    RECEIPT,
    /** That the image's bytes are those that the receipt names; other records have none. */
    IMAGE,
    /** That the receipt's signature is good. */
    SIGNATURE,
    /** That the key was in use at that time, and was not compromised. */
    KEY,
    /** That the log signed the tree head. */
    CHECKPOINT,
    /** That the receipt is in the log. */
    PROOF,
    /** That the license terms are those that the receipt names; other records have none. */
    TERMS,
    /** How the consent stands now that it is about, if it is about one. */
    CONSENT
  }

  /** What comes of a look. */
  public enum Outcome {
    /** It is as it should be. */
    HOLDS,
    /** It is not. */
    FAILS,
    /** It could not be looked at; the detail says why. */
    UNKNOWN
  }
}
