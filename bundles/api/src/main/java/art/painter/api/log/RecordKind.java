package art.painter.api.log;

/** What a record is about. */
public enum RecordKind {
  /** An artist's consent to a training. */
  CONSENT,
  /** License terms that an artist set for a model. */
  GRANT,
  /** The consent receipt of an image. */
  RECEIPT,
  /** A consent is withdrawn, for good. */
  WITHDRAWAL,
  /** A consent rests. */
  PAUSE,
  /** A consent that rested is in force again. */
  RESUMPTION,
  /** The content of a record was erased. */
  DELETION
}
