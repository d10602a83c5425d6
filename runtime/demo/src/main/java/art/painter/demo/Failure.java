package art.painter.demo;

/** The demo cannot go on; the message says why in one line. */
public final class Failure extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message why, in one line
   */
  public Failure(String message) {
    super(message);
  }
}
