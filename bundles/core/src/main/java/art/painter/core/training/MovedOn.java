package art.painter.core.training;

/**
 * Somebody else has moved the training on since it was read, or has changed its consent; the step
 * is taken from the new state.
 */
final class MovedOn extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
