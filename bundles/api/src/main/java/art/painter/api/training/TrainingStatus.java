package art.painter.api.training;

/** The five states of a training. */
public enum TrainingStatus {
  /** Accepted; waits for its turn or is being prepared. */
  STARTING,
  /** The adaptation is being trained. */
  PROCESSING,
  /** Done; a model version is there. */
  SUCCEEDED,
  /** Stopped by an error; there is no version. */
  FAILED,
  /** Stopped on purpose; there is no version. */
  CANCELED;

  /** {@return whether the training has ended for good} */
  public boolean isFinal() {
    return this == SUCCEEDED || this == FAILED || this == CANCELED;
  }
}
