package art.painter.verify;

/** Nothing can be verified; the message says why, and what to do. */
class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  Refusal(String message) {
    super(message);
  }

  /** What was asked for is not there; that is an answer too. */
  static final class NotFound extends Refusal {
    private static final long serialVersionUID = 1L;

    NotFound(String message) {
      super(message);
    }
  }
}
