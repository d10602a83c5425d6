package art.painter.api.key;

/**
 * What a key signs. No key signs anything else, so that no signature can be passed off as another.
 */
public enum KeyPurpose {
  /** Consent records and receipts. */
  RECORDS,
  /** The log's checkpoints. A log is its key: this one is never rotated. */
  LOG
}
