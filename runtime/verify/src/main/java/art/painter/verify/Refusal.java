package art.painter.verify;

/** Nothing can be verified; the message says why, and what to do. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  Refusal(String message) {
    super(message);
  }
}
