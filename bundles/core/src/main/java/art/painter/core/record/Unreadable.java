package art.painter.core.record;

/** That bytes say nothing that a record says; the message is for whoever sent them. */
public final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  public Unreadable(String message) {
    super(message);
  }
}
