package art.painter.consent.log;

/** The log is not what it was. The message tells its operator what is wrong and what to do. */
final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Fault(String message) {
    super(message);
  }
}
