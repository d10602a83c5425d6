package art.painter.demo;

/** The demo cannot go on; the message says why in one line. */
final class Failure extends Exception {
  private static final long serialVersionUID = 1L;

  Failure(String message) {
    super(message);
  }
}
